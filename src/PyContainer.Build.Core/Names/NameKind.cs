namespace PyContainer.Build.Names;

/// <summary>What a name of a project file stands for.</summary>
public enum NameKind
{
    /// <summary>A property.</summary>
    Property,

    /// <summary>A type of items.</summary>
    Item,

    /// <summary>The metadata of an item.</summary>
    Metadata,
}

namespace PyContainer.Build.Options;

/// <summary>The stage of the Dockerfile that a publish builds.</summary>
public enum BuildTarget
{
    /// <summary><c>prod</c>: what ships.</summary>
    Prod,

    /// <summary><c>build</c>: the environment with the development groups, where CI runs the project's checks.</summary>
    Build,
}

namespace PyContainer.Build;

/// <summary>A theory about test assets; skipped like <see cref="AssetFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssetTheoryAttribute : TheoryAttribute
{
    /// <param name="folder">The folder of the assets that the test reads.</param>
    public AssetTheoryAttribute(string folder)
    {
        Folder = folder;
        Skip = TestAssets.ReasonToSkip(folder);
    }

    /// <summary>The folder of the assets that the test reads.</summary>
    public string Folder { get; }
}

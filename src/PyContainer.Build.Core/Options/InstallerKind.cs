namespace PyContainer.Build.Options;

/// <summary>What brings the packages of others into the image.</summary>
public enum InstallerKind
{
    /// <summary>uv, from <c>uv.lock</c>.</summary>
    Uv,

    /// <summary>pip, from <c>uv.lock</c> or a requirements file. On bases whose Python uv manages, <c>uv pip</c>.</summary>
    Pip,
}

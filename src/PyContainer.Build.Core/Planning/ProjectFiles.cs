namespace PyContainer.Build.Planning;

/// <summary>A file or folder at the top of a project.</summary>
/// <param name="Name">Its path in the build context, with <c>/</c>.</param>
/// <param name="IsDirectory">Whether it is a folder.</param>
public sealed record ProjectEntry(string Name, bool IsDirectory);

/// <summary>Which files of the project an image build needs, and for what. Everything else stays out of the build context.</summary>
/// <param name="Manifests">What uv reads: <c>pyproject.toml</c>, <c>uv.lock</c>, and <c>uv.toml</c> where there is one.</param>
/// <param name="MemberManifests">The manifests of the other members of the workspace, which the check of the lock wants.</param>
/// <param name="Metadata">What the build back end puts into the metadata: the readme and the licence files.</param>
/// <param name="Sources">The project's own code and data.</param>
/// <param name="Tests">What the stage <c>build</c> takes in addition.</param>
public sealed record ProjectFiles(
    IReadOnlyList<string> Manifests,
    IReadOnlyList<string> MemberManifests,
    IReadOnlyList<string> Metadata,
    IReadOnlyList<ProjectEntry> Sources,
    IReadOnlyList<ProjectEntry> Tests)
{
    /// <summary>What the user has copied beside these.</summary>
    public IReadOnlyList<string> Copied { get; init; } = [];

    /// <summary>What a publish puts among these and no image takes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];
}

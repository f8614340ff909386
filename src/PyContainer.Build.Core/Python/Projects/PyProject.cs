using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>One pyproject.toml (PEP 518, 621, 639, 735 and the <c>[tool.uv]</c> table), immutable, with the place of every part.</summary>
public sealed class PyProject
{
    private PyProject(TomlDocument document)
    {
        Path = document.Path;
        Directory = System.IO.Path.GetDirectoryName(Path)!;
        Root = document.Root;
        Tool = TomlFields.Table(Root, "tool", "");
        // Before everything else: a manifest that wants another uv is refused for that and for nothing else.
        Uv = UvTableReader.Read(Root);
        Project = TomlFields.Table(Root, "project", "") is { } project ? ProjectTableReader.Read(project) : null;
        BuildSystem = BuildSystemTable.Read(Root);
        DependencyGroups = DependencyGroup.Read(Root);
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Full path of its directory.</summary>
    public string Directory { get; }

    /// <summary>The whole document.</summary>
    public TomlTable Root { get; }

    /// <summary><c>[project]</c>, or null: such a manifest declares no project and may hold a workspace or groups only.</summary>
    public ProjectTable? Project { get; }

    /// <summary><c>[build-system]</c>, or null.</summary>
    public BuildSystemTable? BuildSystem { get; }

    /// <summary><c>[dependency-groups]</c>, as written.</summary>
    public IReadOnlyList<DependencyGroup> DependencyGroups { get; }

    /// <summary>The <c>[tool]</c> table as it is, for the tables of other tools, or null.</summary>
    public TomlTable? Tool { get; }

    /// <summary>The part of <c>[tool.uv]</c> that belongs to the project; empty when the table is absent.</summary>
    public UvTable Uv { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">Full path of a pyproject.toml.</param>
    /// <exception cref="DiagnosticException">PYC1005, PYC1002, PYC1006 or PYC1007, with file, line and column.</exception>
    public static PyProject Read(string path) => Parse(ManifestFile.Read(path));

    /// <summary>Reads a document.</summary>
    /// <exception cref="DiagnosticException">PYC1006 or PYC1007, with file, line and column.</exception>
    public static PyProject Parse(TomlDocument document) => new(document);

    /// <summary>
    /// Whether uv builds and installs the project itself: <c>tool.uv.package</c> if set, else whether it has a
    /// <c>[build-system]</c>, which members that others depend on do not need.
    /// </summary>
    /// <param name="requireBuildSystem">False for a member that another one depends on.</param>
    public bool IsPackage(bool requireBuildSystem = true) => Uv.Package?.Value ?? (BuildSystem is not null || !requireBuildSystem);
}

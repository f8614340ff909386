using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>The <c>[project]</c> table (PEP 621, PEP 639).</summary>
public sealed class ProjectTable
{
    /// <summary>Where the table begins.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The name.</summary>
    public required PackageName Name { get; init; }

    /// <summary>Where the name stands.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary>The version, or null when it is dynamic.</summary>
    public required Located<PepVersion>? Version { get; init; }

    /// <summary>The fields that the build back end supplies.</summary>
    public required IReadOnlyList<Located<string>> Dynamic { get; init; }

    /// <summary>The summary in one line, or null.</summary>
    public required Located<string>? Description { get; init; }

    /// <summary>The file that <c>readme</c> names, relative to the manifest, or null when it is a text or absent.</summary>
    public required Located<string>? ReadmeFile { get; init; }

    /// <summary>Glob patterns of <c>license-files</c>, and the file of the older <c>license = { file = … }</c>, relative to the manifest.</summary>
    public required IReadOnlyList<Located<string>> LicenseFiles { get; init; }

    /// <summary>The accepted versions of Python, or null when any.</summary>
    public required Located<VersionSpecifiers>? RequiresPython { get; init; }

    /// <summary>The dependencies, or null when the key is absent.</summary>
    public required IReadOnlyList<Dependency>? Dependencies { get; init; }

    /// <summary>The extras, in the order of the file.</summary>
    public required IReadOnlyList<Extra> OptionalDependencies { get; init; }

    /// <summary>The console scripts.</summary>
    public required IReadOnlyList<Script> Scripts { get; init; }

    /// <summary>The entry of <c>dynamic</c> for a field, or null.</summary>
    public Located<string>? FindDynamic(string field)
    {
        foreach (var entry in Dynamic)
        {
            if (entry.Value == field)
                return entry;
        }

        return null;
    }
}

using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>One line of a requirements file.</summary>
/// <param name="Requirement">What is required.</param>
/// <param name="Hashes">The accepted hashes, <c>algorithm:digits</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record PinnedRequirement(Requirement Requirement, IReadOnlyList<string> Hashes, SourceSpan Span)
{
    /// <summary>In the one form that pip reads: the requirement and its hashes, each on a line of its own.</summary>
    public override string ToString() => Requirement + string.Concat(Hashes.Select(hash => " \\\n    --hash=" + hash)) + "\n";
}

/// <summary>
/// A requirements file (pip, "Requirements File Format"), with the files it includes. Only what an image build can carry is taken:
/// requirements with hashes and addresses of indexes. Everything else is refused at its line, so that nothing is silently left out.
/// </summary>
/// <param name="Path">Full path.</param>
/// <param name="Requirements">The requirements, in the order of the files.</param>
/// <param name="IndexUrl">The index, or null for pip's own.</param>
/// <param name="ExtraIndexUrls">Further indexes.</param>
public sealed record RequirementsFile(string Path, IReadOnlyList<PinnedRequirement> Requirements, string? IndexUrl, IReadOnlyList<string> ExtraIndexUrls)
{
    /// <summary>Reads the file and those it includes.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DiagnosticException">PYC1005, PYC1047 or PYC1048, with file and line.</exception>
    public static RequirementsFile Read(string path) => new RequirementsReader().Read(path);

    /// <summary>Refuses what is not pinned and hashed: a build of tomorrow would be another one (pip, "Hash-checking mode").</summary>
    /// <exception cref="DiagnosticException">PYC1049, at the first such line.</exception>
    public void RequireHashes()
    {
        var loose = Requirements.FirstOrDefault(line => line.Hashes.Count == 0 || (line.Requirement.Url is null && !IsPinned(line.Requirement)));
        if (loose is not null)
            throw PythonCodes.UnhashedRequirement.Error(loose.Span, loose.Requirement.Name, loose.Hashes.Count == 0 ? "has no hash" : "is not pinned to one version");
    }

    /// <summary>The whole as one file: no comments and no includes, LF line ends.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (IndexUrl is not null)
            text.Append("--index-url ").Append(IndexUrl).Append('\n');
        foreach (var url in ExtraIndexUrls)
            text.Append("--extra-index-url ").Append(url).Append('\n');
        return text.AppendJoin("", Requirements).ToString();
    }

    private static bool IsPinned(Requirement requirement) =>
        requirement.Specifiers.Clauses is [{ IsPin: true }];
}

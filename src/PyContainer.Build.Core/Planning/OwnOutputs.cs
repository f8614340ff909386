using PyContainer.Build.Files;
using PyContainer.Build.Options;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Planning;

/// <summary>What earlier publishes put into the project's folder. It is no part of the next image: each would hold the one before.</summary>
internal static class OwnOutputs
{
    private const int Most = 100_000;

    // Links are not followed; some lead in circles.
    private static readonly EnumerationOptions _below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 100 };

    /// <summary>What this publish is told to write, full paths.</summary>
    internal static IEnumerable<string> Named(ServiceOptions options) => new[] { options.Archive, options.DigestFile, options.TestResults }.OfType<string>();

    /// <summary>What lies among the sources and was written by a publish or a check before, by the record and by its kind; full paths.</summary>
    internal static IReadOnlyList<string> Earlier(ServiceOptions options, string directory, IEnumerable<ProjectEntry> sources)
    {
        var copied = options.Copies.Where(copy => copy.IsFromContext).Select(copy => copy.Source).ToHashSet(StringComparer.Ordinal);
        var named = Named(options).ToHashSet(StringComparer.Ordinal);
        return [.. OutputRecord.Find(options).Concat(sources.Where(entry => !copied.Contains(entry.Name)).Select(entry => Path.Combine(directory, entry.Name)).Where(ImageArchiveKind.IsImage))
            .Where(path => !named.Contains(path)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The files and folders, full paths; the archive on its way to its name, too.</summary>
    internal static IReadOnlyList<string> Of(ServiceOptions options) =>
    [
        .. new[] { options.Archive, options.DigestFile }.OfType<string>().SelectMany(path => new[] { path, TemporaryFile.Of(path) }),
        .. options.TestResults is { } results ? [results] : Array.Empty<string>(),
    ];

    /// <summary>Whether a file or folder is one of them, or holds nothing else.</summary>
    internal static bool AreAllOf(string path, IReadOnlyList<string> outputs)
    {
        if (outputs.Any(output => IsAt(path, output)))
            return true;
        return outputs.Any(output => IsAt(output, path)) && FileKinds.Of(path) == FileKind.Folder
            && Directory.EnumerateFiles(path, "*", _below).Take(Most).All(file => outputs.Any(output => IsAt(file, output)));
    }

    /// <summary>Their paths in the build context, with <c>/</c>: what can stand in an ignore file as it is.</summary>
    internal static IReadOnlyList<string> Below(string context, ServiceOptions options, IEnumerable<string> earlier) =>
        [.. Of(options).Concat(earlier).Select(output => Path.GetRelativePath(context, output).Replace('\\', '/')).Where(path => !Path.IsPathRooted(path) && path.Split('/')[0] is not (".." or ".") && FileNames.CanEnter(path))];

    private static bool IsAt(string path, string output) =>
        path == output || path.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

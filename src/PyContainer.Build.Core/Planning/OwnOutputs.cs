using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What earlier publishes put into the project's folder. It is no part of the next image: each would hold the one before.</summary>
internal static class OwnOutputs
{
    /// <summary>The files and folders, full paths; the archive on its way to its name, too.</summary>
    internal static IReadOnlyList<string> Of(ServiceOptions options) =>
        [.. new[] { options.Archive, options.DigestFile }.OfType<string>().SelectMany(path => new[] { path, path + ".new" }), .. options.TestResults is { } results ? [results] : Array.Empty<string>()];

    /// <summary>Whether a file or folder is one of them, or holds nothing else.</summary>
    internal static bool AreAllOf(string path, IReadOnlyList<string> outputs)
    {
        if (outputs.Any(output => IsAt(path, output)))
            return true;
        return outputs.Any(output => IsAt(output, path)) && Directory.Exists(path)
            && Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).All(file => outputs.Any(output => IsAt(file, output)));
    }

    /// <summary>Their paths in the build context, with <c>/</c>: what can stand in an ignore file as it is.</summary>
    internal static IReadOnlyList<string> Below(string context, ServiceOptions options) =>
        [.. Of(options).Select(output => Path.GetRelativePath(context, output).Replace('\\', '/')).Where(path => !Path.IsPathRooted(path) && path.Split('/')[0] is not (".." or ".") && FileNames.CanEnter(path))];

    private static bool IsAt(string path, string output) =>
        path == output || path.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

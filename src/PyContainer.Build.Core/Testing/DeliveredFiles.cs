using System.Security.Cryptography;
using System.Text;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>
/// The list of the results that the last run copied into the user's folder, so that the next one takes away what is no longer made. It
/// counts for that folder alone: a copy of the project has another one. A file that somebody changed meanwhile is theirs and stays.
/// </summary>
/// <param name="list">Where the list lies, full path.</param>
/// <param name="target">The user's folder, full path.</param>
internal sealed class DeliveredFiles(string list, string target)
{
    private const int MaximumLength = 32 * 1024 * 1024;
    private const char Separator = '\t';

    /// <summary>Takes away what an earlier run copied and this one does not.</summary>
    /// <param name="kept">The paths of this run, below the folder.</param>
    internal void DeleteStale(IReadOnlySet<string> kept)
    {
        foreach (var (path, hash) in Read().Where(entry => !kept.Contains(entry.Path)))
        {
            var file = Path.Combine(target, path);
            if (!HasLink(path) && OutputFile.Exists(file) && Hash(file) == hash)
                File.Delete(file);
        }
    }

    /// <summary>Writes the list.</summary>
    /// <param name="paths">The paths below the folder, with <c>/</c>.</param>
    internal void Write(IEnumerable<string> paths)
    {
        var text = new StringBuilder(target).Append('\n');
        foreach (var path in paths.Where(path => IsBelow(path) && !path.AsSpan().ContainsAny('\n', Separator)))
            text.Append(path).Append(Separator).Append(Hash(Path.Combine(target, path))).Append('\n');
        TemporaryFile.Write(list, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Whether a path is plainly one below a folder of a check: at least a folder and a name, and nothing that leads out of them.</summary>
    internal static bool IsBelow(string path) =>
        !Path.IsPathRooted(path) && path.Split('/', '\\') is { Length: > 1 } parts && parts.All(part => part.Trim(' ', '.').Length > 0 && !part.Contains(':', StringComparison.Ordinal));

    private IEnumerable<(string Path, string Hash)> Read()
    {
        string[] lines = OutputFile.Read(list, MaximumLength) is { } bytes ? Encoding.UTF8.GetString(bytes).Split('\n') : [""];
        return lines[0] != target ? [] : lines.Skip(1).Select(line => line.Split(Separator)).Where(parts => parts.Length == 2 && IsBelow(parts[0])).Select(parts => (parts[0], parts[1]));
    }

    private bool HasLink(string path)
    {
        var at = target;
        return path.Split('/').Prepend("").Any(part => new FileInfo(at = Path.Combine(at, part)).LinkTarget is not null);
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}

using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Planning;

/// <summary>Files that a pattern of <c>license-files</c> names (PEP 639: <c>*</c>, <c>?</c>, <c>[…]</c> within a name, <c>**</c> across folders).</summary>
internal static class GlobFiles
{
    private const int MaxNames = 200_000;
    private const int LongestPattern = 1000;

    /// <summary>The paths relative to the folder, with <c>/</c>, in ordinal order. Links are among them, and not followed.</summary>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    internal static IReadOnlyList<string> Find(string directory, string pattern)
    {
        if (pattern.Length > LongestPattern)
            throw new ArgumentException($"a pattern may have {LongestPattern} characters", nameof(pattern));
        var expression = new Regex("\\A" + Translate(pattern) + "\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
        var options = new EnumerationOptions { RecurseSubdirectories = pattern.Contains('/', StringComparison.Ordinal), MaxRecursionDepth = 8, AttributesToSkip = default };
        var files = new FileSystemEnumerable<string>(directory, (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return [.. files.Take(MaxNames)
            .Select(path => Path.GetRelativePath(directory, path).Replace('\\', '/'))
            .Where(path => expression.IsMatch(path) && !path.Split('/')[..^1].Any(IsForeign))
            .Order(StringComparer.Ordinal)];
    }

    // Environments and downloads hold licences of others, and the ignore file keeps them out of the build.
    private static bool IsForeign(string folder) => folder[0] == '.' || folder == "node_modules";

    private static string Translate(string pattern)
    {
        var result = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            var rest = pattern.AsSpan(index);
            if (rest.StartsWith("**/", StringComparison.Ordinal))
            {
                result.Append("(?:.*/)?");
                index += 2;
            }
            else if (rest.StartsWith("**", StringComparison.Ordinal))
            {
                result.Append(".*");
                index++;
            }
            else if (rest[0] == '[' && rest.IndexOf(']') is > 1 and var end)
            {
                result.Append('[').Append(rest[1] == '!' ? "^" : "").Append(Regex.Escape(rest[(rest[1] == '!' ? 2 : 1)..end].ToString()).Replace("]", "\\]", StringComparison.Ordinal)).Append(']');
                index += end;
            }
            else
            {
                result.Append(rest[0] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }
        return result.ToString();
    }
}

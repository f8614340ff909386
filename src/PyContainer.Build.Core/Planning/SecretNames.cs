using System.IO.Enumeration;

namespace PyContainer.Build.Planning;

/// <summary>Names of files that hold credentials. None of them enters a build, whatever an ignore file says.</summary>
internal static class SecretNames
{
    private static readonly string[] _names = [".env", ".env.*", ".netrc", ".pypirc", "*.key", "id_rsa", "id_ed25519"];

    /// <summary>The lines of an ignore file that keep them out at every depth.</summary>
    internal static IEnumerable<string> Patterns => _names.Select(name => "**/" + name);

    /// <summary>Whether the last name of a path, or a folder on the way, is one.</summary>
    internal static bool IsOne(string path) => path.Split('/').Any(part => Array.Exists(_names, name => FileSystemName.MatchesSimpleExpression(name, part, ignoreCase: false)));
}

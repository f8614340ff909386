using System.Text.RegularExpressions;

namespace PyContainer.Build.Buildx;

/// <summary>Text of a program that colours what it prints.</summary>
internal static partial class AnsiText
{
    /// <summary>The text without control sequences (ECMA-48).</summary>
    internal static string Strip(string text) => Sequences().Replace(text, "");

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sequences();
}

using System.Text;
using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>
/// Which names a build can carry. Blanks, letters of any script, quotes and brackets can; control characters, line breaks, backslashes,
/// blanks at an end and signs that turn the direction of reading cannot: the engine refuses them, or a reader is deceived.
/// </summary>
internal static class FileNames
{
    /// <summary>Whether a path of a tree, with <c>/</c>, can enter a build as it is.</summary>
    internal static bool CanEnter(string path) => path.Length > 0 && path.Split('/').All(CanBe);

    /// <summary>A list for a message.</summary>
    internal static string Shown(IReadOnlyCollection<string> paths) => ShownText.List([.. paths.Select(ShownText.Of)]);

    private static bool CanBe(string name)
    {
        if (name.Length == 0 || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
            return false;
        foreach (var rune in name.AsSpan().EnumerateRunes())
        {
            // A half of a pair comes as this one, and so does what is not UTF-8.
            if (rune == Rune.ReplacementChar || rune.Value == '\\' || Rune.IsControl(rune) || IsLineOrDirection(rune.Value))
                return false;
        }
        return true;
    }

    private static bool IsLineOrDirection(int value) =>
        value is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}

using System.Globalization;
using System.Text;

namespace PyContainer.Build.Files;

/// <summary>Names and texts of a tree in messages: one line, of bounded length, and what cannot be seen is written as its number.</summary>
public static class ShownText
{
    private const int Longest = 300;
    private const int MostInList = 10;

    /// <summary>One text.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (result.Length >= Longest)
                return result.Append('…').ToString();
            if (IsVisible(rune))
                result.Append(rune.ToString());
            else
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        return result.ToString();
    }

    /// <summary>The first of a list, each on a line of its own, and how many there are more.</summary>
    public static string List(IReadOnlyCollection<string> texts) =>
        string.Concat(texts.Take(MostInList).Select(text => "\n  " + text)) + (texts.Count > MostInList ? $"\n  and {texts.Count - MostInList} more" : "");

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}

using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build;

/// <summary>Texts for properties: mostly characters that mean something to a Dockerfile, a shell, JSON or CSV.</summary>
internal static class Texts
{
    private static readonly string[] _pieces =
        ["$", "${", "}", "$(", ")", "\\", "\\\\", "\"", "'", "`", " ", "  ", "#", "<<", "E", "=", ",", ";", "&", "|", "*", "?", "[", "]", "!", "~", "%", "a", "HOME", "é", "🐍", "\u2028", "\uFEFF"];

    /// <summary>Texts without control characters.</summary>
    public static Arbitrary<string> Plain { get; } = Gen.Elements(_pieces).ListOf().Select(string.Concat).ToArbitrary();

    /// <summary>Texts with one control character somewhere.</summary>
    public static Arbitrary<string> WithControl { get; } =
        (from head in Plain.Generator
         from control in Gen.Elements('\n', '\r', '\t', '\0', '\b', '\u001b', '\u007f', '\u0085', '\u009f')
         from tail in Plain.Generator
         select head + control + tail).ToArbitrary();

    /// <summary>Enough cases to meet pairs of the pieces.</summary>
    public static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(1000);
}

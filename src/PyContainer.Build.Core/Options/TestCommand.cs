using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A check of the project that runs in the stage <c>build</c>.</summary>
/// <param name="Name">Its name: small letters, digits and single separators. It names a stage and a folder.</param>
/// <param name="Arguments">The program and its arguments; empty takes the usual call of the tool of that name.</param>
public sealed partial record TestCommand(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The tools that need no command.</summary>
    public static IReadOnlyList<string> KnownTools { get; } = ["ruff", "mypy", "pytest"];

    /// <summary>The JUnit file that it leaves, relative to its folder of results; null when it leaves none, or the tool's usual one.</summary>
    public string? Report { get; init; }

    /// <summary>Whether it may use a network; without one its result depends on nothing but the files, as a cached step should.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>Whether a text can be a name.</summary>
    public static bool IsName(string text) => Names().IsMatch(text);

    /// <summary>Whether a text can be the path of a report: below the folder of results, made of plain characters.</summary>
    public static bool IsReport(string text) => Reports().IsMatch(text);

    [GeneratedRegex(@"\A(?=.{1,60}\z)[a-z0-9]+(?:[._-][a-z0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\A(?=.{1,200}\z)[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reports();
}

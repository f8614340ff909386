using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>Files that are put below <c>/app</c> beside the project's own.</summary>
/// <param name="Source">A file or a folder: below the build context or <see cref="Folder"/>, or absolute in <see cref="From"/>.</param>
/// <param name="Destination">An absolute path below <c>/app</c>. One that ends in <c>/</c> is the folder that a file goes to.</param>
public sealed partial record FileCopy(string Source, string Destination)
{
    // They hold what never ships, or what ships already.
    private static readonly string[] _closedStages = ["build", "prod", "rootfs", "smoke", "steps"];

    /// <summary>The image or stage that is copied from; null where it is a folder of this machine.</summary>
    public string? From { get; init; }

    /// <summary><see cref="From"/> as the reference that it is when no stage has this name.</summary>
    public ImageReference? Image => From is null ? null : ImageReference.Parse(From);

    /// <summary>The folder of this machine that is copied from, full path; null where it is the build context.</summary>
    public string? Folder { get; init; }

    /// <summary>The name under which the build knows <see cref="Folder"/>; null without one.</summary>
    public string? ContextName { get; init; }

    /// <summary>Whether the stage <c>build</c> takes it; otherwise it ships.</summary>
    public bool IsForBuild { get; init; }

    /// <summary>Whether it comes from the build context.</summary>
    public bool IsFromContext => From is null && Folder is null;

    /// <summary>Whether a text is a path below a folder that needs no quotes anywhere in a Dockerfile.</summary>
    public static bool IsRelative(string text) => Relative().IsMatch(text);

    /// <summary>Whether a text is a path below <c>/app</c>, and outside of the environment, which is what the lock says and no more.</summary>
    public static bool IsDestination(string text) =>
        text.StartsWith("/app/", StringComparison.Ordinal) && text.Length > "/app/".Length && Relative().IsMatch(text[1..]) && text.TrimEnd('/') != "/app/.venv" && !text.StartsWith("/app/.venv/", StringComparison.Ordinal);

    /// <summary>Whether a text names an image, or a stage that may be copied from.</summary>
    public static bool IsOrigin(string text) => ImageReference.TryParse(text, out _) && !_closedStages.Contains(text, StringComparer.Ordinal);

    // No part is '.' or '..', and none looks like an option.
    [GeneratedRegex(@"\A(?=.{1,400}\z)(?:(?!\.{1,2}(?:/|\z))[A-Za-z0-9_@+.][A-Za-z0-9_@+.-]*(?:/(?!\z)|/?\z))+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Relative();
}

using PyContainer.Build.Locking;

namespace PyContainer.Build.Planning;

/// <summary>
/// Which packages of others are built from source, as exceptions by name from the rule that nothing is: those that come from a git
/// repository, which has nothing else, and those that the user names.
/// </summary>
/// <param name="Packages">Their normalised names.</param>
/// <param name="WheelsOnly">The other packages of the closure, of which only wheels are taken.</param>
/// <param name="NeedsGit">Whether the builder needs git.</param>
public sealed record SourceBuilds(IReadOnlyList<string> Packages, IReadOnlyList<string> WheelsOnly, bool NeedsGit)
{
    /// <summary>Nothing is built.</summary>
    public static SourceBuilds None { get; } = new([], [], false);

    /// <summary>Finds them.</summary>
    /// <param name="closure">The packages of the service that are not its own.</param>
    /// <param name="named">Normalised names that the user allows.</param>
    internal static SourceBuilds Of(IReadOnlyList<LockPackage> closure, IReadOnlyCollection<string> named)
    {
        var git = closure.Where(package => package.Source.Kind == LockSourceKind.Git).Select(package => package.Name);
        var built = git.Concat(closure.Select(package => package.Name).Where(named.Contains)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new SourceBuilds(
            built,
            [.. closure.Select(package => package.Name).Except(built, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            closure.Any(package => package.Source.Kind == LockSourceKind.Git));
    }
}

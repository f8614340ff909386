using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Brings requirements of a lock into normal form. Paths in a lock are relative to its directory.</summary>
internal sealed class LockedForm(MarkerAlgebra algebra, UvRules rules, string directory)
{
    public NormalRequirement[] Of(IReadOnlyList<LockedRequirement> locked)
    {
        if (locked.Count == 0)
            return [];
        var normal = new NormalRequirement[locked.Count];
        for (var index = 0; index < normal.Length; index++)
            normal[index] = Of(locked[index]);
        return normal;
    }

    public NormalRequirement Of(LockedRequirement locked) => new(
        locked.Name,
        SortedTexts.Of(locked.Extras),
        locked.Marker is null ? algebra.True : algebra.Node(locked.Marker)!,
        locked.Marker ?? "",
        locked.Specifiers,
        Source(locked),
        locked.Span)
    {
        Hashes = locked.Hashes,
    };

    private NormalSource Source(LockedRequirement locked) => locked.Kind switch
    {
        LockSourceKind.Registry => locked.Index is null && locked.Conflict is null
            ? NormalSource.Registry
            : new(LockSourceKind.Registry, "", locked.Index is { } index ? NormalSources.Index(index) : null, locked.Conflict),
        LockSourceKind.Git => new(locked.Kind, GitUrl.Parse(locked.Location).Identity(rules.Has(UvRule.GitCommitRecognised)), null, null),
        LockSourceKind.Url => NormalSources.Archive(locked.Location, locked.Subdirectory),
        var kind => new(kind, FilePaths.Combine(directory, locked.Location), null, null),
    };
}

/// <summary>The texts by which sources are compared.</summary>
internal static class NormalSources
{
    /// <summary>An index: its URL without user and password; a slash at the end counts.</summary>
    public static string Index(string url) => UrlText.Parse(url)?.WithoutCredentials().ToString() ?? url;

    public static NormalSource Archive(string url, string? subdirectory)
    {
        var text = UrlText.Parse(url)?.WithoutCredentials().WithoutFragment().ToString() ?? url;
        return new(LockSourceKind.Url, text + "\n" + subdirectory, null, null);
    }
}

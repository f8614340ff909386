using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>The packages that a member needs, and which extras of each; markers are not evaluated, so it serves every platform.</summary>
internal sealed class LockClosure
{
    private readonly Dictionary<LockPackage, HashSet<string>> _extras = [];
    private readonly Queue<(LockPackage Package, string? Extra)> _queue = new();

    private LockClosure(LockPackage member, IReadOnlyCollection<string> groups) => (Member, Groups) = (member, groups);

    /// <summary>The member.</summary>
    public LockPackage Member { get; }

    /// <summary>The groups of the member that are installed.</summary>
    public IReadOnlyCollection<string> Groups { get; }

    public static LockClosure Of(UvLock @lock, string member, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups)
    {
        if (@lock.Find(member) is not [var start] || !start.Source.IsLocalTree)
            throw Unknown(@lock, member, "it has no local package of that name");
        var closure = new LockClosure(start, groups);
        closure.Enqueue(start, null);
        foreach (var extra in extras)
        {
            if (!start.OptionalDependencies.ContainsKey(extra) && start.Metadata?.ProvidesExtras.Any(known => known.Value == extra) != true)
                throw Unknown(@lock, member, $"it has no extra '{extra}'");
            closure.Enqueue(start, extra);
        }

        foreach (var group in groups)
        {
            if (start.DevDependencies.TryGetValue(group, out var edges))
                closure.Follow(edges);
            else if (start.Metadata?.RequiresDev.ContainsKey(group) != true)
                throw Unknown(@lock, member, $"it has no dependency group '{group}'");
        }

        closure.Walk();
        return closure;
    }

    public bool Contains(LockPackage package) => _extras.ContainsKey(package);

    /// <summary>The extras of a package that are asked for, sorted.</summary>
    public IReadOnlyList<string> ExtrasOf(LockPackage package) => _extras.TryGetValue(package, out var extras) ? [.. extras.Order(StringComparer.Ordinal)] : [];

    public bool HasExtra(LockPackage package, string extra) => _extras.TryGetValue(package, out var extras) && extras.Contains(extra);

    private static DiagnosticException Unknown(UvLock @lock, string member, string reason) =>
        LockCodes.NotInLock.Error(SourceSpan.Of(@lock.Path), member, reason);

    private void Walk()
    {
        while (_queue.TryDequeue(out var next))
        {
            if (next.Extra is null)
                Follow(next.Package.Dependencies);
            else if (next.Package.OptionalDependencies.TryGetValue(next.Extra, out var edges))
                Follow(edges);
        }
    }

    private void Follow(IReadOnlyList<LockEdge> edges)
    {
        foreach (var edge in edges)
        {
            Enqueue(edge.Target, null);
            foreach (var extra in edge.Extras)
                Enqueue(edge.Target, extra);
        }
    }

    private void Enqueue(LockPackage package, string? extra)
    {
        var isNew = !_extras.TryGetValue(package, out var extras);
        if (isNew)
            _extras.Add(package, extras = new(StringComparer.Ordinal));
        if (extra is null ? isNew : extras!.Add(extra))
            _queue.Enqueue((package, extra));
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>
/// Walks the lock from the members along its edges, breadth first, each package once, and compares every local tree that is
/// reached with what it declares. Packages from an index or from git are not followed.
/// </summary>
internal sealed class GraphWalk(CheckContext check)
{
    private readonly IndexSet _indexes = new(check);
    private readonly TreeCheck _trees = new(check);
    private readonly Queue<LockPackage> _queue = new();
    private readonly HashSet<LockPackage> _seen = [];
    private readonly List<LockPackage> _notAllowed = [];

    public void Run()
    {
        RequireFindLinks();
        foreach (var member in check.Workspace.Members)
        {
            if (check.Lock.Find(member.Name) is [var package])
                Enqueue(package);
        }

        if (check.Workspace.IsNonProject)
            EnqueueRootGroups();
        while (_queue.TryDequeue(out var package))
            Visit(package);
        foreach (var package in _notAllowed)
            ReportIndex(package);
    }

    private void RequireFindLinks()
    {
        foreach (var link in check.Uv.FindLinks)
        {
            if (link.IsPath && !check.Files.DirectoryExists(link.Folder()))
                throw LockCodes.InvalidSettings.Error(OptionChecks.Anchor(check, link.Span), $"the find-links directory '{link.Text}' does not exist");
        }
    }

    private void Enqueue(IReadOnlyList<LockEdge> edges)
    {
        for (var index = 0; index < edges.Count; index++)
            Enqueue(edges[index].Target);
    }

    private void Enqueue(LockPackage package)
    {
        if (_seen.Add(package))
            _queue.Enqueue(package);
    }

    /// <summary>Groups of a root that is no project install local trees as well, each where its marker holds.</summary>
    private void EnqueueRootGroups()
    {
        var groups = check.Trees.Groups(check.Workspace.Root, LoweringScope.OfRoot(check.Workspace));
        foreach (var requirement in groups.Values.SelectMany(group => group.Requirements))
        {
            if (requirement.Source.Index is { } index)
                _indexes.Add(index);
            foreach (var package in check.Lock.Find(requirement.Name).Where(package => package.Source.IsLocalTree))
            {
                var marker = check.Algebra.And(check.Sets.Simplify(requirement.Marker), Forks(package));
                if (ReferenceEquals(marker, check.Algebra.True))
                    Enqueue(package);
                else if (!check.Algebra.IsFalse(marker) && !_seen.Contains(package))
                    check.Findings.Undecidable(UndecidableCodes.Environment.At(requirement.Span, $"whether '{package.Name}' is needed depends on its marker"), package.Span);
            }
        }
    }

    private MarkerNode Forks(LockPackage package)
    {
        if (package.ResolutionMarkers.Count == 0)
            return check.Algebra.True;
        var result = check.Algebra.False;
        foreach (var marker in package.ResolutionMarkers)
            result = check.Algebra.Or(result, check.Algebra.Node(marker)!);
        return check.Sets.Simplify(result);
    }

    private void Visit(LockPackage package)
    {
        switch (package.Source.Kind)
        {
            case LockSourceKind.Registry:
                if (!_indexes.Allows(package.Source.Text))
                    _notAllowed.Add(package);
                return;
            case LockSourceKind.Git:
                return;
            case LockSourceKind.Url:
                VisitUrl(package);
                break;
            case LockSourceKind.Path:
                new ArchiveCheck(check).Run(package);
                break;
            default:
                if (_trees.Run(package) is { } tree)
                    AddIndexes(tree);
                break;
        }

        Enqueue(package.Dependencies);
        foreach (var edges in package.OptionalDependencies.Values)
            Enqueue(edges);
        foreach (var edges in package.DevDependencies.Values)
            Enqueue(edges);
    }

    private void AddIndexes(TreeMetadata tree)
    {
        AddIndexes(tree.Requirements);
        foreach (var group in tree.Groups.Values)
            AddIndexes(group.Requirements);
    }

    private void AddIndexes(IReadOnlyList<NormalRequirement> requirements)
    {
        for (var position = 0; position < requirements.Count; position++)
        {
            if (requirements[position].Source.Index is { } index)
                _indexes.Add(index);
        }
    }

    private void VisitUrl(LockPackage package)
    {
        if (package.Version is null)
            check.Findings.Mismatch(LockCodes.Version, package.Span, package.Span, "that of the archive", "missing", package.Name);
        else if (!check.Settings.AssumeDirectUrlsUnchanged && !check.Uv.Offline)
            check.Findings.Undecidable(UndecidableCodes.Url.At(package.SourceSpan, package.Name, package.Source.Text), package.SourceSpan);
    }

    private void ReportIndex(LockPackage package)
    {
        if (_indexes.Allows(package.Source.Text))
            check.Findings.Undecidable(UndecidableCodes.Environment.At(package.SourceSpan, $"the index of '{package.Name}' is named only by a package that uv compares later"), package.SourceSpan);
        else
            check.Findings.Mismatch(LockCodes.Index, IndexAnchor(), package.SourceSpan, _indexes.ToString(), $"'{package.Source.Text}'", package.Name);
    }

    private SourceSpan IndexAnchor() =>
        check.Uv.Indexes.Concat(check.Uv.FindLinks).Select(index => index.Span).FirstOrDefault(span => span is not null) ?? check.RootSpan;
}

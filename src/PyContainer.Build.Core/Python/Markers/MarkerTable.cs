namespace PyContainer.Build.Python;

/// <summary>Keeps one object for each node, so that equality of diagrams is equality of references.</summary>
/// <remarks>A table of its own, because most requests are for nodes that exist, and those should cost no memory.</remarks>
internal sealed class MarkerTable
{
    private MarkerNode?[] _buckets = new MarkerNode?[64];
    private int _count;

    public int Count => _count;

    public MarkerTable()
    {
        True.Opposite = False;
        False.Opposite = True;
    }

    public MarkerNode False { get; } = new(0, 0, default, [], []);

    public MarkerNode True { get; } = new(1, 1, default, [], []);

    /// <summary>The node with these pieces; equal neighbours are one piece, and a single piece is the child itself.</summary>
    /// <param name="variable">What the node asks.</param>
    /// <param name="cuts">The cuts; overwritten.</param>
    /// <param name="children">The pieces between them; overwritten.</param>
    public MarkerNode Make(MarkerVariable variable, Span<MarkerCut> cuts, Span<MarkerNode> children)
    {
        var last = 0;
        for (var index = 0; index < cuts.Length; index++)
        {
            if (ReferenceEquals(children[index + 1], children[last]))
                continue;
            cuts[last] = cuts[index];
            children[++last] = children[index + 1];
        }

        return last == 0 ? children[0] : Find(variable, cuts[..last], children[..(last + 1)]);
    }

    private MarkerNode Find(MarkerVariable variable, ReadOnlySpan<MarkerCut> cuts, ReadOnlySpan<MarkerNode> children)
    {
        var hash = Hash(variable, cuts, children);
        for (var node = _buckets[hash & (_buckets.Length - 1)]; node is not null; node = node.Next)
        {
            if (node.Hash == hash && node.Variable.Equals(variable) && Same(cuts, node.Cuts) && Same(children, node.Children))
                return node;
        }

        if (_count >= _buckets.Length)
            Grow();
        var made = new MarkerNode(_count++ + 2, hash, variable, cuts.ToArray(), children.ToArray());
        Insert(made);
        return made;
    }

    private static int Hash(MarkerVariable variable, ReadOnlySpan<MarkerCut> cuts, ReadOnlySpan<MarkerNode> children)
    {
        var hash = new HashCode();
        hash.Add(variable.GetHashCode());
        foreach (var cut in cuts)
            hash.Add(cut.GetHashCode());
        foreach (var child in children)
            hash.Add(child.Id);
        return hash.ToHashCode();
    }

    private static bool Same(ReadOnlySpan<MarkerCut> left, MarkerCut[] right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (index == right.Length || !left[index].Equals(right[index]))
                return false;
        }

        return left.Length == right.Length;
    }

    private static bool Same(ReadOnlySpan<MarkerNode> left, MarkerNode[] right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (!ReferenceEquals(left[index], right[index]))
                return false;
        }

        return left.Length == right.Length;
    }

    private void Insert(MarkerNode node)
    {
        ref var bucket = ref _buckets[node.Hash & (_buckets.Length - 1)];
        node.Next = bucket;
        bucket = node;
    }

    private void Grow()
    {
        var old = _buckets;
        _buckets = new MarkerNode?[old.Length * 2];
        foreach (var bucket in old)
        {
            for (var node = bucket; node is not null;)
            {
                var next = node.Next;
                Insert(node);
                node = next;
            }
        }
    }
}

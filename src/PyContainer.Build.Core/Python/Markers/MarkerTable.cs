using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Python;

/// <summary>Keeps one object for each node, so that equality of diagrams is equality of references.</summary>
internal sealed class MarkerTable
{
    private readonly Dictionary<MarkerNode, MarkerNode> _nodes = new(new ByShape());
    private int _next = 2;

    public MarkerTable()
    {
        True.Opposite = False;
        False.Opposite = True;
    }

    public MarkerNode False { get; } = new(0, default, [], []);

    public MarkerNode True { get; } = new(1, default, [], []);

    /// <summary>The node with these pieces; equal neighbours are one piece, and a single piece is the child itself.</summary>
    public MarkerNode Make(MarkerVariable variable, ReadOnlySpan<MarkerCut> cuts, ReadOnlySpan<MarkerNode> children)
    {
        var pieces = new List<MarkerNode>(children.Length) { children[0] };
        var between = new List<MarkerCut>(cuts.Length);
        for (var index = 0; index < cuts.Length; index++)
        {
            if (ReferenceEquals(children[index + 1], pieces[^1]))
                continue;
            between.Add(cuts[index]);
            pieces.Add(children[index + 1]);
        }

        if (pieces.Count == 1)
            return pieces[0];
        var node = new MarkerNode(_next, variable, [.. between], [.. pieces]);
        if (_nodes.TryGetValue(node, out var known))
            return known;
        _nodes.Add(node, node);
        _next++;
        return node;
    }

    private sealed class ByShape : IEqualityComparer<MarkerNode>
    {
        public bool Equals(MarkerNode? x, MarkerNode? y) =>
            x!.Variable.Equals(y!.Variable) && x.Cuts.AsSpan().SequenceEqual(y.Cuts) && x.Children.AsSpan().SequenceEqual(y.Children);

        public int GetHashCode([DisallowNull] MarkerNode obj)
        {
            var hash = new HashCode();
            hash.Add(obj.Variable);
            foreach (var cut in obj.Cuts)
                hash.Add(cut);
            foreach (var child in obj.Children)
                hash.Add(child.Id);
            return hash.ToHashCode();
        }
    }
}

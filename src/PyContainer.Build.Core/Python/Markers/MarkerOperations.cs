namespace PyContainer.Build.Python;

/// <summary>Operations on diagrams beyond and, or, not. All times <c>python_full_version</c> bounds are those of a <c>requires-python</c>.</summary>
internal static class MarkerOperations
{
    /// <summary>Forgets what the bounds already say: pieces outside them vanish, the outermost that are left are stretched.</summary>
    public static MarkerNode Simplify(this MarkerAlgebra algebra, MarkerNode node, PythonBounds bounds, Dictionary<int, MarkerNode> memo)
    {
        if (node.IsTerminal)
            return node;
        if (memo.TryGetValue(node.Id, out var known))
            return known;
        var result = node.Variable is { Kind: MarkerVariableKind.Value, Key: MarkerKey.PythonFullVersion }
            ? Clip(algebra, node, bounds, memo)
            : SimplifyChildren(algebra, node, bounds, memo);
        memo.Add(node.Id, result);
        return result;
    }

    // A method of its own: what the function captures is made where it is entered, and most nodes are known.
    private static MarkerNode SimplifyChildren(MarkerAlgebra algebra, MarkerNode node, PythonBounds bounds, Dictionary<int, MarkerNode> memo) =>
        algebra.Map(node, child => algebra.Simplify(child, bounds, memo));

    /// <summary>The same marker without questions about extras: true where it is true for some extras.</summary>
    public static MarkerNode WithoutExtras(this MarkerAlgebra algebra, MarkerNode node)
    {
        if (node.IsTerminal)
            return node;
        return node.Variable.Kind == MarkerVariableKind.Extra
            ? algebra.Or(algebra.WithoutExtras(node.Children[0]), algebra.WithoutExtras(node.Children[1]))
            : algebra.Map(node, algebra.WithoutExtras);
    }

    /// <summary>The marker when the extra <paramref name="asked"/>, or none, is asked for, and no other.</summary>
    public static MarkerNode WithExtra(this MarkerAlgebra algebra, MarkerNode node, string? asked)
    {
        if (node.IsTerminal)
            return node;
        return node.Variable.Kind == MarkerVariableKind.Extra
            ? algebra.WithExtra(node.Children[node.Variable.Text == asked ? 1 : 0], asked)
            : algebra.Map(node, child => algebra.WithExtra(child, asked));
    }

    /// <summary>The extra that must be asked for wherever the marker is true, or null.</summary>
    public static string? TopLevelExtra(this MarkerAlgebra algebra, MarkerNode node)
    {
        if (node.IsTerminal || algebra.IsFalse(node))
            return null;
        foreach (var name in Extras(node))
        {
            if (algebra.IsFalse(algebra.And(node, algebra.Not(MarkerAtoms.Boolean(algebra, MarkerVariable.Extra(name))))))
                return name;
        }

        return null;
    }

    public static bool TestsExtra(MarkerNode node) => !node.IsTerminal && Extras(node).Count > 0;

    private static SortedSet<string> Extras(MarkerNode node)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<int>();
        var queue = new Stack<MarkerNode>([node]);
        while (queue.TryPop(out var next))
        {
            if (!seen.Add(next.Id))
                continue;
            if (!next.IsTerminal && next.Variable.Kind == MarkerVariableKind.Extra)
                names.Add(next.Variable.Text);
            foreach (var child in next.Children)
                queue.Push(child);
        }

        return names;
    }

    private static MarkerNode Clip(MarkerAlgebra algebra, MarkerNode node, PythonBounds bounds, Dictionary<int, MarkerNode> memo)
    {
        var cuts = new List<MarkerCut>(node.Cuts.Length);
        var children = new List<MarkerNode>(node.Children.Length);
        for (var index = 0; index < node.Children.Length; index++)
        {
            var aboveAll = index > 0 && bounds.Upper is { } upper && node.Cuts[index - 1].Order(upper) >= 0;
            var belowAll = index < node.Cuts.Length && bounds.Lower is { } lower && node.Cuts[index].Order(lower) <= 0;
            if (aboveAll || belowAll)
                continue;
            if (children.Count > 0)
                cuts.Add(node.Cuts[index - 1]);
            children.Add(algebra.Simplify(node.Children[index], bounds, memo));
        }

        return children.Count == 0 ? algebra.False : algebra.Make(node.Variable, cuts.ToArray(), children.ToArray());
    }
}

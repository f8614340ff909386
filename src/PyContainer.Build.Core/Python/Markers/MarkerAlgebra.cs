using System.Buffers;
using System.Runtime.CompilerServices;

namespace PyContainer.Build.Python;

/// <summary>What markers mean, where releases of uv differ.</summary>
/// <param name="PrunesImpossible">
/// Whether a conjunction that only machines that do not exist fulfil becomes false where it is made (uv before 0.13.9); otherwise
/// such machines are left out where markers are compared.
/// </param>
/// <param name="VersionedRelease">Whether <c>platform_release</c> is compared as a version on darwin (uv 0.12.16 and later).</param>
public sealed record MarkerRules(bool PrunesImpossible, bool VersionedRelease);

/// <summary>
/// The algebra of markers over a canonical reduced ordered decision diagram. One instance serves one comparison of files: it
/// remembers every result, and nodes of two instances must not meet. Not for use by several threads at once.
/// </summary>
public sealed class MarkerAlgebra
{
    private const int MaximumNodes = 1_000_000;

    private readonly MarkerTable _table = new();
    private readonly Dictionary<long, MarkerNode> _and = [];
    private readonly Dictionary<long, MarkerNode> _plainAnd = [];
    private readonly Dictionary<string, MarkerNode?> _byText = new(StringComparer.Ordinal);
    private readonly MarkerCompiler _compiler;
    private readonly MarkerNode _possible;
    private readonly bool _prunes;

    /// <summary>An algebra by the given rules.</summary>
    public MarkerAlgebra(MarkerRules rules)
    {
        _compiler = new MarkerCompiler(this, rules);
        _possible = Not(ImpossiblePlatforms.Of(this));
        // Only now: the impossible combinations themselves must not be pruned.
        _prunes = rules.PrunesImpossible;
    }

    internal MarkerNode True => _table.True;

    internal MarkerNode False => _table.False;

    /// <summary>The node with these pieces; the spans are overwritten.</summary>
    internal MarkerNode Make(MarkerVariable variable, Span<MarkerCut> cuts, Span<MarkerNode> children) => _table.Make(variable, cuts, children);

    /// <summary>The meaning of a marker; null is always true.</summary>
    internal MarkerNode Node(Marker? marker) => marker is null ? True : _compiler.Compile(marker.Expression);

    /// <summary>The meaning of a marker's text, or null when the text is no marker. Each distinct text is read once.</summary>
    internal MarkerNode? Node(string text)
    {
        if (!_byText.TryGetValue(text, out var node))
        {
            node = Marker.TryParse(text, out var marker, out _) ? Node(marker) : null;
            _byText.Add(text, node);
        }

        return node;
    }

    internal MarkerNode Not(MarkerNode node)
    {
        if (node.Opposite is { } known)
            return known;
        var opposite = Map(node, Not);
        node.Opposite = opposite;
        opposite.Opposite = node;
        return opposite;
    }

    internal MarkerNode And(MarkerNode left, MarkerNode right) => And(left, right, _prunes);

    internal MarkerNode Or(MarkerNode left, MarkerNode right) => Not(And(Not(left), Not(right)));

    /// <summary>The form by which markers are compared: what is left of a marker on machines that exist.</summary>
    internal MarkerNode Canonical(MarkerNode node) => _prunes ? node : And(node, _possible, prunes: false);

    internal bool IsFalse(MarkerNode node) => ReferenceEquals(Canonical(node), False);

    internal bool AreEqual(MarkerNode left, MarkerNode right) => ReferenceEquals(Canonical(left), Canonical(right));

    internal bool AreDisjoint(MarkerNode left, MarkerNode right) => IsFalse(And(left, right));

    /// <summary>The node with a function applied to each child.</summary>
    internal MarkerNode Map(MarkerNode node, Func<MarkerNode, MarkerNode> function)
    {
        RequireStack();
        var count = node.Children.Length;
        var children = ArrayPool<MarkerNode>.Shared.Rent(count);
        var cuts = ArrayPool<MarkerCut>.Shared.Rent(count);
        for (var index = 0; index < count; index++)
            children[index] = function(node.Children[index]);
        node.Cuts.CopyTo(cuts, 0);
        return MakeAndReturn(node.Variable, cuts, children, count);
    }

    private MarkerNode And(MarkerNode left, MarkerNode right, bool prunes)
    {
        if (ReferenceEquals(left, True) || ReferenceEquals(left, right))
            return right;
        if (ReferenceEquals(right, True))
            return left;
        if (ReferenceEquals(left, False) || ReferenceEquals(right, False) || ReferenceEquals(left.Opposite, right))
            return False;
        var memo = prunes ? _and : _plainAnd;
        var pair = left.Id < right.Id ? ((long)left.Id << 32) | (uint)right.Id : ((long)right.Id << 32) | (uint)left.Id;
        if (memo.TryGetValue(pair, out var known))
            return known;
        var result = Combine(left, right, prunes);
        if (prunes && IsPlatform(left) && IsPlatform(right) && ReferenceEquals(And(result, _possible, prunes: false), False))
            result = False;
        memo.Add(pair, result);
        return result;
    }

    private MarkerNode Combine(MarkerNode left, MarkerNode right, bool prunes)
    {
        RequireStack();
        var order = left.Variable.Order(right.Variable);
        if (order != 0)
            return order < 0 ? AndChildren(left, right, prunes) : AndChildren(right, left, prunes);
        var cuts = ArrayPool<MarkerCut>.Shared.Rent(left.Cuts.Length + right.Cuts.Length);
        var children = ArrayPool<MarkerNode>.Shared.Rent(left.Cuts.Length + right.Cuts.Length + 1);
        children[0] = And(left.Children[0], right.Children[0], prunes);
        var count = 1;
        var (one, two) = (0, 0);
        while (one < left.Cuts.Length || two < right.Cuts.Length)
        {
            var next = one >= left.Cuts.Length ? 1 : two >= right.Cuts.Length ? -1 : left.Cuts[one].Order(right.Cuts[two]);
            cuts[count - 1] = next <= 0 ? left.Cuts[one] : right.Cuts[two];
            if (next <= 0)
                one++;
            if (next >= 0)
                two++;
            children[count++] = And(left.Children[one], right.Children[two], prunes);
        }

        return MakeAndReturn(left.Variable, cuts, children, count);
    }

    // Joining is commutative, so the node that asks first may always stand on the left.
    private MarkerNode AndChildren(MarkerNode upper, MarkerNode lower, bool prunes)
    {
        var count = upper.Children.Length;
        var children = ArrayPool<MarkerNode>.Shared.Rent(count);
        var cuts = ArrayPool<MarkerCut>.Shared.Rent(count);
        for (var index = 0; index < count; index++)
            children[index] = And(upper.Children[index], lower, prunes);
        upper.Cuts.CopyTo(cuts, 0);
        return MakeAndReturn(upper.Variable, cuts, children, count);
    }

    /// <summary>Markers that ask thousands of different questions exist only as an attack or by accident.</summary>
    private void RequireStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || _table.Count > MaximumNodes)
            throw PythonCodes.InvalidValue.Error(null, "the markers", "together they ask too many questions");
    }

    private MarkerNode MakeAndReturn(MarkerVariable variable, MarkerCut[] cuts, MarkerNode[] children, int count)
    {
        var node = Make(variable, cuts.AsSpan(0, count - 1), children.AsSpan(0, count));
        ArrayPool<MarkerCut>.Shared.Return(cuts, clearArray: true);
        ArrayPool<MarkerNode>.Shared.Return(children, clearArray: true);
        return node;
    }

    private static bool IsPlatform(MarkerNode node) =>
        node.Variable is { Kind: MarkerVariableKind.Value, Key: MarkerKey.OsName or MarkerKey.SysPlatform or MarkerKey.PlatformSystem };
}

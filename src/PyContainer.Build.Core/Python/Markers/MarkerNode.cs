namespace PyContainer.Build.Python;

/// <summary>What a node of the diagram asks. Ordered: the smaller is asked first.</summary>
// Equality and order are written out, on numbers: those of enumerations would be compiled anew in every process, and would box.
internal readonly struct MarkerVariable(MarkerVariableKind kind, MarkerKey key, string text) : IEquatable<MarkerVariable>
{
    public MarkerVariableKind Kind { get; } = kind;

    public MarkerKey Key { get; } = key;

    public string Text { get; } = text;

    public static MarkerVariable Of(MarkerKey key) => new(MarkerVariableKind.Value, key, "");

    public static MarkerVariable Extra(string name) => new(MarkerVariableKind.Extra, MarkerKey.Extra, name);

    public int Order(in MarkerVariable other)
    {
        var order = Kind != other.Kind ? Kind - other.Kind : Key - other.Key;
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }

    public bool Equals(MarkerVariable other) => Kind == other.Kind && Key == other.Key && Text == other.Text;

    public override bool Equals(object? obj) => obj is MarkerVariable other && Equals(other);

    public override int GetHashCode() => ((int)Kind * 31 + (int)Key) * 31 + string.GetHashCode(Text, StringComparison.Ordinal);
}

/// <summary>The kinds of variables, in their order.</summary>
internal enum MarkerVariableKind
{
    /// <summary>A key whose values are texts or versions.</summary>
    Value,

    /// <summary><c>platform_release</c> read as a version, as uv does on darwin.</summary>
    VersionedRelease,

    /// <summary><c>key in 'text'</c>: true or false.</summary>
    KeyInText,

    /// <summary><c>'text' in key</c>: true or false.</summary>
    TextInKey,

    /// <summary>Whether an extra is asked for.</summary>
    Extra,

    /// <summary><c>'x' in extras</c> or <c>'x' in dependency_groups</c>.</summary>
    Item,
}

/// <summary>A place between two values of a variable: just before or just after a value, a text or a release.</summary>
internal sealed class MarkerCut : IEquatable<MarkerCut>
{
    /// <summary>The one cut of a variable that is true or false.</summary>
    public static readonly MarkerCut Truth = new(null, "", after: false);

    private readonly ulong[]? _release;
    private readonly string _text;
    private readonly bool _after;

    private MarkerCut(ulong[]? release, string text, bool after) => (_release, _text, _after) = (release, text, after);

    public static MarkerCut At(string text, bool after) => new(null, text, after);

    public static MarkerCut At(ReadOnlySpan<ulong> release, bool after) => new(Releases.Trim(release).ToArray(), "", after);

    public static bool operator ==(MarkerCut? left, MarkerCut? right) => ReferenceEquals(left, right) || (left is not null && left.Equals(right));

    public static bool operator !=(MarkerCut? left, MarkerCut? right) => !(left == right);

    public int Order(MarkerCut other)
    {
        if (ReferenceEquals(this, other))
            return 0;
        var order = Releases.Compare(_release, other._release);
        if (order == 0)
            order = string.CompareOrdinal(_text, other._text);
        return order != 0 ? order : (_after ? 1 : 0) - (other._after ? 1 : 0);
    }

    public bool Equals(MarkerCut? other) => other is not null && Order(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as MarkerCut);

    public override int GetHashCode()
    {
        var hash = string.GetHashCode(_text, StringComparison.Ordinal) * 2 + (_after ? 1 : 0);
        foreach (var number in _release ?? [])
            hash = hash * 31 + (int)number;
        return hash;
    }
}

/// <summary>
/// A node of the canonical decision diagram: a variable, sorted cuts through its values, and one child for each piece between
/// them. Nodes are shared: within one <see cref="MarkerAlgebra"/> two markers mean the same exactly when they are one object.
/// </summary>
internal sealed class MarkerNode
{
    internal MarkerNode(int id, int hash, MarkerVariable variable, MarkerCut[] cuts, MarkerNode[] children)
    {
        Id = id;
        Hash = hash;
        Variable = variable;
        Cuts = cuts;
        Children = children;
    }

    public int Id { get; }

    public MarkerVariable Variable { get; }

    public MarkerCut[] Cuts { get; }

    public MarkerNode[] Children { get; }

    public bool IsTerminal => Children.Length == 0;

    internal int Hash { get; }

    /// <summary>The next node of the same bucket of <see cref="MarkerTable"/>.</summary>
    internal MarkerNode? Next { get; set; }

    /// <summary>The opposite, once it has been asked for.</summary>
    internal MarkerNode? Opposite { get; set; }
}

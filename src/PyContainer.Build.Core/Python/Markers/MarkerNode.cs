namespace PyContainer.Build.Python;

/// <summary>What a node of the diagram asks. Ordered: the smaller is asked first.</summary>
internal readonly record struct MarkerVariable(MarkerVariableKind Kind, MarkerKey Key, string Text) : IComparable<MarkerVariable>
{
    public static MarkerVariable Of(MarkerKey key) => new(MarkerVariableKind.Value, key, "");

    public static MarkerVariable Extra(string name) => new(MarkerVariableKind.Extra, MarkerKey.Extra, name);

    public static bool operator <(MarkerVariable left, MarkerVariable right) => left.CompareTo(right) < 0;

    public static bool operator >(MarkerVariable left, MarkerVariable right) => left.CompareTo(right) > 0;

    public static bool operator <=(MarkerVariable left, MarkerVariable right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MarkerVariable left, MarkerVariable right) => left.CompareTo(right) >= 0;

    public int CompareTo(MarkerVariable other)
    {
        var order = Kind.CompareTo(other.Kind);
        if (order == 0)
            order = Key.CompareTo(other.Key);
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }
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
internal readonly record struct MarkerCut(ulong[]? Release, string Text, bool After) : IComparable<MarkerCut>
{
    /// <summary>The one cut of a variable that is true or false.</summary>
    public static readonly MarkerCut Truth = new(null, "", After: false);

    public static MarkerCut At(string text, bool after) => new(null, text, after);

    public static MarkerCut At(ReadOnlySpan<ulong> release, bool after) => new(Releases.Trim(release).ToArray(), "", after);

    public static bool operator <(MarkerCut left, MarkerCut right) => left.CompareTo(right) < 0;

    public static bool operator >(MarkerCut left, MarkerCut right) => left.CompareTo(right) > 0;

    public static bool operator <=(MarkerCut left, MarkerCut right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MarkerCut left, MarkerCut right) => left.CompareTo(right) >= 0;

    public int CompareTo(MarkerCut other)
    {
        var order = Releases.Compare(Release, other.Release);
        if (order == 0)
            order = string.CompareOrdinal(Text, other.Text);
        return order != 0 ? order : After.CompareTo(other.After);
    }

    public bool Equals(MarkerCut other) => CompareTo(other) == 0;

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var number in Release ?? [])
            hash.Add(number);
        hash.Add(Text, StringComparer.Ordinal);
        hash.Add(After);
        return hash.ToHashCode();
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

namespace PyContainer.Build.Locking;

/// <summary>The indexes from which a package may be locked. Nothing configured at all means that any will do.</summary>
internal sealed class IndexSet
{
    // The simple API of the public index, as nearly every lock has it; in parts, so that no host is named here.
    private static readonly string BuiltIn = string.Concat("https://", "py", "pi.", "org", "/simple");

    private readonly HashSet<string> _allowed = new(StringComparer.Ordinal);
    private readonly string _root;

    public IndexSet(CheckContext check)
    {
        var settings = check.Uv;
        _root = check.LockDirectory;
        IsOn = settings.Indexes.Count > 0 || settings.FindLinks.Count > 0 || settings.NoIndex;
        _allowed.UnionWith(settings.FindLinks.Select(link => link.LockText(_root)));
        if (settings.NoIndex)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var hasDefault = false;
        foreach (var index in settings.Indexes)
        {
            // The first of a name and the first default win.
            if ((index.Name is not null && !names.Add(index.Name)) || (index.IsDefault && hasDefault))
                continue;
            hasDefault |= index.IsDefault;
            _allowed.Add(index.LockText(_root));
        }

        if (!hasDefault)
            _allowed.Add(BuiltIn);
    }

    /// <summary>Whether indexes are compared at all.</summary>
    public bool IsOn { get; }

    public bool Allows(string lockText) => !IsOn || _allowed.Contains(lockText);

    /// <summary>Admits an index that a local tree names in its sources.</summary>
    public void Add(string index) => _allowed.Add(index);

    public override string ToString() => string.Join(", ", _allowed.Order(StringComparer.Ordinal).Select(text => $"'{text}'"));
}

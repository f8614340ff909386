using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>A declared conflict set with its place.</summary>
internal sealed record ConflictSet(HashSet<ConflictItem> Items, SourceSpan Span)
{
    public bool Is(IReadOnlyCollection<ConflictItem> other) => Items.SetEquals(other);

    public override string ToString() => "{" + string.Join(", ", Items.Select(item => item.ToString()).Order(StringComparer.Ordinal)) + "}";
}

/// <summary><c>tool.uv.conflicts</c> of the root and of all members against the lock.</summary>
internal static class ConflictChecks
{
    public static void Run(CheckContext check)
    {
        var declared = Declared(check.Workspace);
        if (declared.Count + check.Lock.Conflicts.Count > 0)
            Compare(check, declared);
    }

    private static void Compare(CheckContext check, List<ConflictSet> declared)
    {
        var derived = ConflictExpansion.Of(declared, check.Workspace.Root);
        var locked = check.Lock.Conflicts;
        var ordered = Enumerable.Range(0, declared.Count).All(index => index < locked.Count && declared[index].Is(locked[index]));
        // uv derives further sets in no particular order.
        var rest = locked.Skip(declared.Count).ToList();
        if (ordered && rest.Count == derived.Count && derived.TrueForAll(set => rest.Exists(set.Is)))
            return;
        var all = declared.Concat(derived).ToList();
        var culprit = all.Find(set => !locked.Any(set.Is));
        check.Findings.Mismatch(
            LockCodes.Conflicts, culprit?.Span ?? (all.Count > 0 ? all[0].Span : null), check.Lock.ConflictsSpan,
            Text(all.Select(set => set.ToString())), Text(locked.Select(set => new ConflictSet([.. set], default).ToString())));
    }

    private static string Text(IEnumerable<string> sets) => string.Join(", ", sets) is { Length: > 0 } text ? text : "none";

    /// <summary>Those of a root that is no project, then those of the members by name.</summary>
    private static List<ConflictSet> Declared(Workspace workspace)
    {
        var sets = new List<ConflictSet>();
        if (workspace.IsNonProject)
            Read(workspace.Root, null, sets);
        foreach (var member in workspace.Members)
            Read(member.Manifest, member.Name, sets);
        return sets;
    }

    private static void Read(PyProject manifest, string? owner, List<ConflictSet> sets)
    {
        const string Key = "tool.uv.conflicts";
        if (manifest.Uv.Table is null || TomlFields.List(manifest.Uv.Table, "conflicts", "tool.uv") is not { } list)
            return;
        foreach (var value in list)
        {
            var items = value as TomlArray ?? throw TomlFields.Invalid(value.Span, Key, "must be a list of lists");
            var set = new ConflictSet([.. items.Select(item => Item(item, owner))], value.Span);
            if (set.Items.Count < 2)
                throw TomlFields.Invalid(value.Span, Key, "must have at least two different items in each set");
            sets.Add(set);
        }
    }

    private static ConflictItem Item(TomlValue value, string? owner)
    {
        const string Key = "tool.uv.conflicts";
        var table = value as TomlTable ?? throw TomlFields.Invalid(value.Span, Key, "must have tables as items");
        var package = Name(table, "package") ?? owner ?? throw TomlFields.Invalid(table.Span, Key, "must name the package: this root is no project");
        return new(package, Name(table, "extra"), Name(table, "group"));
    }

    private static string? Name(TomlTable table, string key) =>
        TomlFields.Text(table, key, "tool.uv.conflicts") is { } text ? TomlFields.Name(text.Value, text.Span) : null;
}

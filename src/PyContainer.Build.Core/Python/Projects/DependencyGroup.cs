using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>One item of a dependency group: a requirement, the inclusion of another group, or something that is neither.</summary>
/// <param name="Requirement">The requirement, or null.</param>
/// <param name="IncludeGroup">The normalised name of the included group, or null.</param>
/// <param name="Span">Where the item stands.</param>
public sealed record DependencyGroupItem(Dependency? Requirement, string? IncludeGroup, SourceSpan Span);

/// <summary>One group of <c>[dependency-groups]</c> (PEP 735), as written, includes not yet resolved.</summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Span">Where the name stands.</param>
/// <param name="Items">The items, in order.</param>
public sealed record DependencyGroup(string Name, SourceSpan Span, IReadOnlyList<DependencyGroupItem> Items)
{
    internal static IReadOnlyList<DependencyGroup> Read(TomlTable root)
    {
        const string Key = "dependency-groups";
        if (TomlFields.Table(root, Key, "") is not { } declared)
            return [];
        var groups = new List<DependencyGroup>(declared.Count);
        foreach (var entry in declared.Entries)
        {
            var name = TomlFields.Name(entry.Key, entry.KeySpan);
            if (groups.Exists(group => group.Name == name))
                throw TomlFields.Invalid(entry.KeySpan, $"{Key}.{entry.Key}", $"is there twice: '{name}' is its normal form");
            var list = entry.Value as TomlArray ?? throw TomlFields.Invalid(entry.Value.Span, $"{Key}.{entry.Key}", "must be a list");
            groups.Add(new(name, entry.KeySpan, ItemsOf(list, entry.Key)));
        }

        return groups;
    }

    private static DependencyGroupItem[] ItemsOf(TomlArray list, string group)
    {
        var items = new DependencyGroupItem[list.Count];
        for (var index = 0; index < items.Length; index++)
            items[index] = Item(list[index], group);
        return items;
    }

    private static DependencyGroupItem Item(TomlValue value, string group)
    {
        if (value is TomlString text)
            return new(new(text.Value, text.Span), null, text.Span);
        if (value is not TomlTable table)
            throw TomlFields.Invalid(value.Span, $"dependency-groups.{group}", "may have strings and tables only");
        // Another object is an error only when the group is resolved; other tools may know it.
        var include = table.Count == 1 ? TomlFields.Text(table, "include-group", $"dependency-groups.{group}") : null;
        return new(null, include is { } name ? TomlFields.Name(name.Value, name.Span) : null, table.Span);
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the requirements that a lock records.</summary>
internal sealed class RequirementReader(MarkerTexts markers)
{
    private static readonly (string Key, LockSourceKind Kind)[] Kinds =
    [
        ("git", LockSourceKind.Git), ("url", LockSourceKind.Url), ("path", LockSourceKind.Path),
        ("directory", LockSourceKind.Directory), ("editable", LockSourceKind.Editable), ("virtual", LockSourceKind.Virtual),
    ];

    public IReadOnlyList<LockedRequirement> List(TomlTable table, string key)
    {
        if (LockFields.List(table, key) is not { } list)
            return [];
        return List(list, key);
    }

    public IReadOnlyList<LockedRequirement> List(TomlArray list, string key)
    {
        var requirements = new LockedRequirement[list.Count];
        for (var index = 0; index < requirements.Length; index++)
            requirements[index] = Read(LockFields.Table(list[index], $"an item of '{key}'"));
        return requirements;
    }

    public LockedRequirement Read(TomlTable table)
    {
        var kind = LockSourceKind.Registry;
        var location = "";
        foreach (var (key, value) in Kinds)
        {
            if (LockFields.Text(table, key) is not { } text)
                continue;
            (kind, location) = (value, text);
            break;
        }

        return new LockedRequirement
        {
            Table = table,
            Name = LockFields.Name(table),
            Extras = LockFields.PlainNames(table, "extras"),
            Marker = LockFields.Text(table, "marker") is { } marker ? markers.Check(marker, table) : null,
            Specifiers = LockFields.LocatedText(table, "specifier") is { } specifier ? LockFields.Specifiers(specifier) : VersionSpecifiers.Any,
            Index = LockFields.Text(table, "index"),
            Conflict = LockFields.Table(table, "conflict") is { } conflict ? ConflictOf(conflict) : null,
            Kind = kind,
            Location = location,
            Subdirectory = LockFields.Text(table, "subdirectory"),
        };
    }

    public static ConflictItem ConflictOf(TomlTable table) => new(
        LockFields.Name(table, "package"), OptionalName(table, "extra"), OptionalName(table, "group"));

    private static string? OptionalName(TomlTable table, string key) =>
        LockFields.LocatedText(table, key) is { } text ? LockFields.Name(text.Value, text.Span) : null;
}

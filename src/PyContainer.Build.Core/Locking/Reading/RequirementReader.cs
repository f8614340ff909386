using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the requirements that a lock records.</summary>
internal sealed class RequirementReader(MarkerTexts markers)
{
    // The same few texts occur thousands of times.
    private readonly Dictionary<string, VersionSpecifiers> _specifiers = new(StringComparer.Ordinal);

    public IReadOnlyList<LockedRequirement> List(TomlTable table, string key) =>
        LockFields.List(table, key) is { Count: > 0 } list ? List(list, key) : [];

    public IReadOnlyList<LockedRequirement> List(TomlArray list, string key)
    {
        var requirements = new LockedRequirement[list.Count];
        for (var index = 0; index < requirements.Length; index++)
            requirements[index] = Read(list[index] as TomlTable ?? throw LockFields.Invalid(list[index].Span, $"an item of '{key}' must be a table"));
        return requirements;
    }

    public LockedRequirement Read(TomlTable table)
    {
        var location = LockSourceReader.Find(table, LockSourceReader.OfRequirement, out var kind);
        return new LockedRequirement
        {
            Table = table,
            Name = LockFields.Name(table),
            Extras = LockFields.PlainNames(table, "extras"),
            Marker = LockFields.Text(table, "marker") is { } marker ? markers.Check(marker, table) : null,
            Specifiers = Specifiers(table),
            Index = LockFields.Text(table, "index"),
            Conflict = LockFields.Table(table, "conflict") is { } conflict ? ConflictOf(conflict) : null,
            Kind = kind,
            Location = location ?? "",
            Subdirectory = LockFields.Text(table, "subdirectory"),
        };
    }

    private VersionSpecifiers Specifiers(TomlTable table)
    {
        if (LockFields.Text(table, "specifier") is not { } text)
            return VersionSpecifiers.Any;
        if (!_specifiers.TryGetValue(text, out var specifiers))
        {
            specifiers = LockFields.Specifiers(new(text, table.Find("specifier")!.Value.Span));
            _specifiers.Add(text, specifiers);
        }

        return specifiers;
    }

    public static ConflictItem ConflictOf(TomlTable table) => new(
        LockFields.Name(table, "package"), OptionalName(table, "extra"), OptionalName(table, "group"));

    private static string? OptionalName(TomlTable table, string key) =>
        LockFields.LocatedText(table, key) is { } text ? LockFields.Name(text.Value, text.Span) : null;
}

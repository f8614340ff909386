using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Typed access to the keys of a lock. Every fault is one code: nobody mends a lock by hand.</summary>
internal static class LockFields
{
    public static DiagnosticException Invalid(SourceSpan at, string reason) => LockCodes.InvalidLock.Error(at, reason);

    public static TomlTable? Table(TomlTable table, string key) => As<TomlTable>(table, key, "a table");

    public static TomlArray? List(TomlTable table, string key) => As<TomlArray>(table, key, "a list");

    /// <summary>The items of a list; none when it is absent.</summary>
    public static IReadOnlyList<TomlValue> Items(TomlTable table, string key) => (IReadOnlyList<TomlValue>?)List(table, key) ?? [];

    public static TomlTable Table(TomlValue value, string what) =>
        value as TomlTable ?? throw Invalid(value.Span, $"{what} must be a table");

    public static string? Text(TomlTable table, string key) => As<TomlString>(table, key, "a string")?.Value;

    public static Located<string>? LocatedText(TomlTable table, string key) =>
        As<TomlString>(table, key, "a string") is { } text ? new(text.Value, text.Span) : null;

    public static string RequiredText(TomlTable table, string key) =>
        Text(table, key) ?? throw Invalid(table.Span, $"'{key}' is missing");

    public static string Name(TomlTable table, string key = "name")
    {
        var text = RequiredText(table, key);
        return PackageName.TryNormalize(text, out var name) ? name : throw Invalid(table.Span, $"'{text}' is not a name");
    }

    /// <summary>Normalised names without their places.</summary>
    public static IReadOnlyList<string> PlainNames(TomlTable table, string key)
    {
        if (List(table, key) is not { Count: > 0 } list)
            return [];
        var names = new string[list.Count];
        for (var index = 0; index < names.Length; index++)
            names[index] = Name((list[index] as TomlString ?? throw Invalid(list[index].Span, $"'{key}' must be a list of strings")).Value, list[index].Span);
        return names;
    }

    public static string Name(string text, SourceSpan at) =>
        PackageName.TryNormalize(text, out var name) ? name : throw Invalid(at, $"'{text}' is not a name");

    public static IReadOnlyList<Located<string>> Texts(TomlTable table, string key) =>
        List(table, key) is { } list ? TextsOf(list, key) : [];

    private static Located<string>[] TextsOf(TomlArray list, string key)
    {
        var texts = new Located<string>[list.Count];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = list[index] is TomlString text ? new(text.Value, text.Span) : throw Invalid(list[index].Span, $"'{key}' must be a list of strings");
        return texts;
    }

    public static IReadOnlyList<Located<string>> Names(TomlTable table, string key)
    {
        if (List(table, key) is not { } list)
            return [];
        var names = TextsOf(list, key);
        for (var index = 0; index < names.Length; index++)
            names[index] = new(Name(names[index].Value, names[index].Span), names[index].Span);
        return names;
    }

    public static VersionSpecifiers Specifiers(Located<string> text) =>
        VersionSpecifiers.TryParse(text.Value, out var specifiers, out var reason) ? specifiers : throw Invalid(text.Span, reason);

    /// <summary>The version of a key, or null when it is absent.</summary>
    public static PepVersion? Version(TomlTable table, string key)
    {
        if (As<TomlString>(table, key, "a string") is not { } text)
            return null;
        return PepVersion.TryParse(text.Value, out var version) ? version : throw Invalid(text.Span, $"'{text}' is not a version");
    }

    private static T? As<T>(TomlTable table, string key, string type)
        where T : TomlValue
    {
        if (table.Find(key) is not { } entry)
            return null;
        return entry.Value as T ?? throw Invalid(entry.Value.Span, $"'{key}' must be {type}");
    }
}

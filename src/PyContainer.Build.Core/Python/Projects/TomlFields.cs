using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Typed access to the keys of a manifest; a value of another type is an error that names the whole key.</summary>
internal static class TomlFields
{
    private const string NameRule = "a name has letters, digits, '-', '_' and '.', and begins and ends with a letter or digit";

    public static TomlTable? Table(TomlTable table, string key, string parent) => As<TomlTable>(table, key, parent, "a table");

    public static Located<string>? Text(TomlTable table, string key, string parent) =>
        As<TomlString>(table, key, parent, "a string") is { } text ? new(text.Value, text.Span) : null;

    public static Located<bool>? Flag(TomlTable table, string key, string parent) =>
        As<TomlBoolean>(table, key, parent, "true or false") is { } flag ? new(flag.Value, flag.Span) : null;

    public static TomlArray? List(TomlTable table, string key, string parent) => As<TomlArray>(table, key, parent, "a list");

    public static IReadOnlyList<Located<string>> Texts(TomlTable table, string key, string parent) =>
        List(table, key, parent) is { } list ? Texts(list, Join(parent, key)) : [];

    public static IReadOnlyList<Located<string>> Texts(TomlArray list, string key)
    {
        var texts = new Located<string>[list.Count];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = list[index] is TomlString text ? new(text.Value, text.Span) : throw Invalid(list[index].Span, key, "must be a list of strings");
        return texts;
    }

    public static DiagnosticException Invalid(SourceSpan at, string key, string what) => PythonCodes.InvalidField.Error(at, key, what);

    public static string Join(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    /// <summary>The normal form of the name of an extra or a group.</summary>
    public static string Name(string text, SourceSpan at) => PackageName(new(text, at)).Normalized;

    public static PackageName PackageName(Located<string> text) => Python.PackageName.TryParse(text.Value, out var name)
        ? name
        : throw PythonCodes.InvalidValue.Error(text.Span, text.Value, NameRule);

    private static T? As<T>(TomlTable table, string key, string parent, string type)
        where T : TomlValue
    {
        if (!table.TryGetValue(key, out var value))
            return null;
        return value as T ?? throw Invalid(value.Span, Join(parent, key), $"must be {type}");
    }
}

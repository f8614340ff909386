using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads <c>[options]</c>.</summary>
internal static class LockOptionsReader
{
    public static LockOptions Read(TomlTable root, string path)
    {
        var options = LockFields.Table(root, "options");
        var span = options?.Span ?? SourceSpan.Of(path);
        return new LockOptions
        {
            Span = span,
            Resolution = Text(options, "resolution-mode", "highest", span),
            Prerelease = Text(options, "prerelease-mode", "if-necessary", span),
            PrereleasePackage = Packages(options, "prerelease-package", Mode),
            ForkStrategy = Text(options, "fork-strategy", "requires-python", span),
            ExcludeNewer = Global(options),
            ExcludeNewerPackage = Packages(options, "exclude-newer-package", Package),
            MinimumLibc = Libc(options),
        };
    }

    private static Located<string> Text(TomlTable? options, string key, string absent, SourceSpan span) =>
        (options is null ? null : LockFields.LocatedText(options, key)) ?? new(absent, span);

    private static Located<ExcludeNewer>? Global(TomlTable? options)
    {
        if (options is null)
            return null;
        var time = LockFields.LocatedText(options, "exclude-newer");
        var span = LockFields.LocatedText(options, "exclude-newer-span");
        return (span ?? time) is { } at ? new(Value(time, span), at.Span) : null;
    }

    private static Located<string>? Mode(TomlValue value) => value is TomlString text ? new(text.Value, text.Span) : null;

    private static Located<ExcludeNewer>? Package(TomlValue value) => value switch
    {
        TomlString text => new(Value(new(text.Value, text.Span), null), text.Span),
        TomlBoolean { Value: false } off => new(ExcludeNewer.Disabled, off.Span),
        TomlTable table => new(Value(LockFields.LocatedText(table, "timestamp"), LockFields.LocatedText(table, "span")), table.Span),
        _ => null,
    };

    /// <summary>Beside a span the time is only a placeholder for older versions of uv.</summary>
    private static ExcludeNewer Value(Located<string>? time, Located<string>? span)
    {
        if (span is { } written)
            return TimeSpanFields.Parse(written.Value) is { } fields ? new(null, fields) : throw LockFields.Invalid(written.Span, $"'{written}' is not a span of time");
        if (time is { } text)
            return ExcludeNewer.ParseTime(text.Value) is { } value ? new(value, null) : throw LockFields.Invalid(text.Span, $"'{text}' is not a time");
        return ExcludeNewer.Disabled;
    }

    private static Dictionary<string, Located<T>> Packages<T>(TomlTable? options, string key, Func<TomlValue, Located<T>?> read)
    {
        var result = new Dictionary<string, Located<T>>(StringComparer.Ordinal);
        foreach (var entry in (options is null ? null : LockFields.Table(options, key))?.Entries ?? [])
        {
            var name = LockFields.Name(entry.Key, entry.KeySpan);
            result[name] = read(entry.Value) ?? throw LockFields.Invalid(entry.Value.Span, $"'{key}.{name}' has a value of another type");
        }

        return result;
    }

    private static Located<LibcVersion>? Libc(TomlTable? options) =>
        options is not null && LockFields.Table(options, "minimum-libc-version") is { } table
            ? new(new(LockFields.Text(table, "glibc"), LockFields.Text(table, "musl")), table.Span)
            : null;
}

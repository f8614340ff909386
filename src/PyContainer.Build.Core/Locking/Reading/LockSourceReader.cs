using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the source of a package.</summary>
internal static class LockSourceReader
{
    private static readonly (string Key, LockSourceKind Kind)[] Kinds =
    [
        ("registry", LockSourceKind.Registry), ("git", LockSourceKind.Git), ("url", LockSourceKind.Url), ("path", LockSourceKind.Path),
        ("directory", LockSourceKind.Directory), ("editable", LockSourceKind.Editable), ("virtual", LockSourceKind.Virtual),
    ];

    public static LockSource Read(TomlTable table)
    {
        foreach (var (key, kind) in Kinds)
        {
            if (LockFields.Text(table, key) is { } text)
                return new(kind, text, LockFields.Text(table, "subdirectory"));
        }

        throw LockFields.Invalid(table.Span, "the source is of no known kind");
    }
}

using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the source of a package.</summary>
internal static class LockSourceReader
{
    /// <summary>The keys that name a source, in the order in which they are looked for; each is the name of a <see cref="LockSourceKind"/>.</summary>
    private static readonly string[] Keys = ["registry", "git", "url", "path", "directory", "editable", "virtual"];

    /// <summary>The first kind that a requirement names; an index is not named so.</summary>
    public const LockSourceKind OfRequirement = LockSourceKind.Git;

    public static LockSource Read(TomlTable table) => Find(table, LockSourceKind.Registry, out var kind) is { } text
        ? new(kind, text, LockFields.Text(table, "subdirectory"))
        : throw LockFields.Invalid(table.Span, "the source is of no known kind");

    /// <summary>What a table names as its source, or null, and of which kind; an index when it names none.</summary>
    public static string? Find(TomlTable table, LockSourceKind first, out LockSourceKind kind)
    {
        for (kind = first; (int)kind < Keys.Length; kind++)
        {
            if (LockFields.Text(table, Keys[(int)kind]) is { } text)
                return text;
        }

        kind = LockSourceKind.Registry;
        return null;
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads metadata that a project supplies; the same in a manifest, in uv.toml and in a lock.</summary>
internal static class DependencyMetadataReader
{
    public static DependencyMetadata Read(TomlTable table, Func<SourceSpan, string, DiagnosticException> fault)
    {
        if (!PackageName.TryNormalize(table.GetString("name"), out var name))
            throw fault(table.Span, "dependency metadata need a name");
        PepVersion? version = null;
        if (table.Find("version") is { } written && !PepVersion.TryParse((written.Value as TomlString)?.Value, out version))
            throw fault(written.Value.Span, "the version of dependency metadata cannot be read");
        VersionSpecifiers? python = null;
        if (table.Find("requires-python") is { } accepted && !VersionSpecifiers.TryParse((accepted.Value as TomlString)?.Value, out python, out var reason))
            throw fault(accepted.Value.Span, reason);
        var extras = Texts(table, "provides-extra", fault).Concat(Texts(table, "provides-extras", fault)).Select(extra =>
            PackageName.TryNormalize(extra.Value, out var normal) ? normal : throw fault(extra.Span, $"'{extra}' is not an extra"));
        return new(name, version, Requirements(table, fault), python, [.. extras], table.Span);
    }

    private static List<Requirement> Requirements(TomlTable table, Func<SourceSpan, string, DiagnosticException> fault)
    {
        var result = new List<Requirement>();
        foreach (var text in Texts(table, "requires-dist", fault))
            result.Add(Requirement.TryParse(text.Value, out var requirement, out var reason) ? requirement : throw fault(text.Span, reason));
        return result;
    }

    private static IEnumerable<Located<string>> Texts(TomlTable table, string key, Func<SourceSpan, string, DiagnosticException> fault)
    {
        if (table.Find(key) is not { } entry)
            return [];
        var list = entry.Value as TomlArray ?? throw fault(entry.Value.Span, $"'{key}' must be a list");
        return list.Select(item => item is TomlString text ? new Located<string>(text.Value, text.Span) : throw fault(item.Span, $"'{key}' must be a list of strings"));
    }
}

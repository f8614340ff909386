using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads <c>[manifest]</c>.</summary>
internal sealed class LockManifestReader(RequirementReader requirements, string path)
{
    private static readonly TomlTable Empty = TomlDocument.Parse("", "").Root;

    public LockManifest Read(TomlTable root)
    {
        var table = LockFields.Table(root, "manifest");
        var span = table?.Span ?? SourceSpan.Of(path);
        table ??= Empty;
        return new LockManifest
        {
            Span = span,
            Members = LockFields.Names(table, "members"),
            MembersSpan = table.Find("members")?.KeySpan ?? span,
            Requirements = requirements.List(table, "requirements"),
            Constraints = requirements.List(table, "constraints"),
            BuildConstraints = BuildConstraints(table),
            Overrides = Scoped(table, "overrides"),
            Excludes = Scoped(table, "excludes"),
            Groups = LockPackageReader.Groups(LockFields.Table(table, "dependency-groups"), requirements),
            DependencyMetadata = Metadata(table),
            DefaultGroups = LockPackageReader.DefaultGroups(table),
            GroupRequiresPython = LockPackageReader.GroupRequiresPython(table),
        };
    }

    private List<LockedRequirement> BuildConstraints(TomlTable table)
    {
        var result = new List<LockedRequirement>();
        foreach (var item in LockFields.Items(table, "build-constraints"))
        {
            var entry = LockFields.Table(item, "a build constraint");
            // With hashes the requirement is a table of its own.
            var inner = LockFields.Table(entry, "requirement") ?? entry;
            var hashes = LockFields.Texts(entry, "hashes").Select(hash => hash.Value).Order(StringComparer.Ordinal);
            result.Add(WithHashes(requirements.Read(inner), [.. hashes], entry));
        }

        return result;
    }

    private static LockedRequirement WithHashes(LockedRequirement read, string[] hashes, TomlTable entry) => new()
    {
        Table = entry,
        Name = read.Name,
        Extras = read.Extras,
        Marker = read.Marker,
        Specifiers = read.Specifiers,
        Index = read.Index,
        Conflict = read.Conflict,
        Kind = read.Kind,
        Location = read.Location,
        Subdirectory = read.Subdirectory,
        Hashes = hashes,
    };

    /// <summary>Requirements or names for all packages, and entries that count inside one package.</summary>
    private List<ScopedEntry> Scoped(TomlTable table, string key)
    {
        var result = new List<ScopedEntry>();
        if (LockFields.List(table, key) is not { } list)
            return result;
        foreach (var item in list)
        {
            if (item is TomlString name)
                result.Add(new(null, null, [], [LockFields.Name(name.Value, name.Span)], name.Span));
            else if (LockFields.Table(item, $"an item of '{key}'") is var entry && LockFields.Table(entry, "package") is { } package)
                result.Add(Scope(entry, package));
            else
                result.Add(new(null, null, [requirements.Read(entry)], [], entry.Span));
        }

        return result;
    }

    private ScopedEntry Scope(TomlTable entry, TomlTable package)
    {
        var version = LockFields.Version(package, "version");
        var inner = new List<LockedRequirement>();
        var names = new List<string>();
        foreach (var item in LockFields.Items(entry, "dependencies"))
        {
            if (item is TomlString name)
                names.Add(LockFields.Name(name.Value, name.Span));
            else
                inner.Add(requirements.Read(LockFields.Table(item, "an item of 'dependencies'")));
        }

        return new(LockFields.Name(package), version, inner, names, entry.Span);
    }

    private static List<DependencyMetadata> Metadata(TomlTable table)
    {
        var result = new List<DependencyMetadata>();
        if (LockFields.List(table, "dependency-metadata") is not { } list)
            return result;
        foreach (var item in list)
            result.Add(DependencyMetadataReader.Read(LockFields.Table(item, "dependency metadata"), LockFields.Invalid));
        return result;
    }
}

using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads <c>[project]</c>, with the demands that uv makes on it.</summary>
internal static class ProjectTableReader
{
    private const string Here = "project";

    public static ProjectTable Read(TomlTable table)
    {
        var name = TomlFields.Text(table, "name", Here)
            ?? throw TomlFields.Invalid(table.Span, "project.name", "is missing");
        var dynamic = TomlFields.Texts(table, "dynamic", Here);
        var version = Version(table);
        if (version is null && !Names(dynamic, "version"))
            throw TomlFields.Invalid(table.Span, "project.version", "is missing, and 'dynamic' does not name it");
        return new ProjectTable
        {
            Span = table.Span,
            Name = TomlFields.PackageName(name),
            NameSpan = name.Span,
            Version = version,
            Dynamic = dynamic,
            Description = TomlFields.Text(table, "description", Here),
            ReadmeFile = File(table, "readme"),
            LicenseFiles = LicenseFiles(table),
            RequiresPython = RequiresPython(table),
            Dependencies = TomlFields.List(table, "dependencies", Here) is { } list ? Dependency.ListOf(list, "project.dependencies") : null,
            OptionalDependencies = Extras(table),
            Scripts = Scripts(table),
        };
    }

    private static bool Names(IReadOnlyList<Located<string>> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Value == name)
                return true;
        }

        return false;
    }

    private static Located<PepVersion>? Version(TomlTable table)
    {
        if (TomlFields.Text(table, "version", Here) is not { } text)
            return null;
        return new PepVersionParser(text.Value).TryParse(out var version, out var reason)
            ? new(version, text.Span)
            : throw PythonCodes.InvalidValue.Error(text.Span, "project.version", reason);
    }

    private static Located<VersionSpecifiers>? RequiresPython(TomlTable table)
    {
        if (TomlFields.Text(table, "requires-python", Here) is not { } text)
            return null;
        return VersionSpecifiers.TryParse(text.Value, out var specifiers, out var reason)
            ? new(specifiers, text.Span)
            : throw PythonCodes.InvalidValue.Error(text.Span, "project.requires-python", reason);
    }

    /// <summary><c>key = "file"</c> or <c>key = { file = "file" }</c>.</summary>
    private static Located<string>? File(TomlTable table, string key) => table.Find(key)?.Value switch
    {
        TomlString text => new(text.Value, text.Span),
        TomlTable inner => TomlFields.Text(inner, "file", TomlFields.Join(Here, key)),
        _ => null,
    };

    private static IReadOnlyList<Located<string>> LicenseFiles(TomlTable table)
    {
        // A license that is a string is an expression (PEP 639), no file.
        var file = table.Find("license")?.Value is TomlTable license ? TomlFields.Text(license, "file", "project.license") : null;
        var globs = TomlFields.Texts(table, "license-files", Here);
        return file is { } one ? [one, .. globs] : globs;
    }

    private static List<Extra> Extras(TomlTable table)
    {
        const string Key = "project.optional-dependencies";
        if (TomlFields.Table(table, "optional-dependencies", Here) is not { } declared)
            return [];
        var extras = new List<Extra>(declared.Count);
        foreach (var entry in declared.Entries)
        {
            var name = TomlFields.Name(entry.Key, entry.KeySpan);
            if (extras.Exists(extra => extra.Name == name))
                throw TomlFields.Invalid(entry.KeySpan, $"{Key}.{entry.Key}", $"is there twice: '{name}' is its normal form");
            var list = entry.Value as TomlArray ?? throw TomlFields.Invalid(entry.Value.Span, $"{Key}.{entry.Key}", "must be a list");
            extras.Add(new(name, entry.KeySpan, Dependency.ListOf(list, $"{Key}.{entry.Key}")));
        }

        return extras;
    }

    private static List<Script> Scripts(TomlTable table)
    {
        if (TomlFields.Table(table, "scripts", Here) is not { } declared)
            return [];
        var scripts = new List<Script>(declared.Count);
        foreach (var entry in declared.Entries)
        {
            var reference = entry.Value as TomlString
                ?? throw TomlFields.Invalid(entry.Value.Span, $"project.scripts.{entry.Key}", "must be a string");
            scripts.Add(new(entry.Key, reference.Value, reference.Span));
        }

        return scripts;
    }
}

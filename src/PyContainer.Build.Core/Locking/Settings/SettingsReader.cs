using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the settings of a uv.toml or of <c>[tool.uv]</c>. Every fault is an exception with PYC1042.</summary>
internal sealed class SettingsReader(TomlTable table, string directory, LockSettings settings)
{
    private readonly SettingsLayer _layer = new();

    public SettingsLayer Read()
    {
        foreach (var entry in table.Entries)
        {
            if (SettingKeys.Fault(entry) is { } fault)
                throw Invalid(entry.Value.Span, $"'{entry.Key}' {fault}");
        }

        _layer.Resolution = Text("resolution");
        _layer.Prerelease = Text("prerelease");
        _layer.ForkStrategy = Text("fork-strategy");
        _layer.NoIndex = table.Get<TomlBoolean>("no-index")?.Value;
        _layer.NoSources = table.Get<TomlBoolean>("no-sources")?.Value;
        _layer.Preview = table.Get<TomlBoolean>("preview")?.Value;
        _layer.Offline = table.Get<TomlBoolean>("offline")?.Value ?? false;
        _layer.PreviewFeatures.UnionWith(Texts("preview-features").Select(text => text.Value));
        _layer.NoSourcesPackage.UnionWith(Texts("no-sources-package").Select(Name));
        ReadExcludeNewer();
        ReadIndexes();
        ReadMetadata();
        ReadRequiredVersion();
        foreach (var (name, value) in Packages("prerelease-package"))
            _layer.PrereleasePackage[name] = value is TomlString text ? new(text.Value, text.Span) : throw Invalid(value.Span, "'prerelease-package' must have strings");
        return _layer;
    }

    private static DiagnosticException Invalid(SourceSpan at, string reason) => LockCodes.InvalidSettings.Error(at, reason);

    private void ReadExcludeNewer()
    {
        if (table.Find("exclude-newer") is { } global)
            _layer.ExcludeNewer = new(Newer(global.Value), global.Value.Span);
        foreach (var (name, value) in Packages("exclude-newer-package"))
            _layer.ExcludeNewerPackage[name] = new(Newer(value), value.Span);
    }

    private ExcludeNewer Newer(TomlValue value) => value switch
    {
        TomlBoolean { Value: false } => ExcludeNewer.Disabled,
        TomlString text when ExcludeNewer.Parse(text.Value, settings.TimeZone) is { } parsed => parsed,
        _ => throw Invalid(value.Span, $"'{value}' is neither a time, nor a date, nor a span of days or hours"),
    };

    private void ReadIndexes()
    {
        foreach (var index in UvIndexReader.Read(table))
            _layer.Indexes.Add(new(index.Name, index.Url.Value, directory, index.IsDefault, index.IsExplicit, index.HashAlgorithm, index.Span));
        foreach (var url in Texts("extra-index-url"))
            _layer.Indexes.Add(new(null, url.Value, directory, false, false, null, url.Span));
        if (Text("index-url") is { } main)
            _layer.Indexes.Add(new(null, main.Value, directory, true, false, null, main.Span));
        foreach (var link in Texts("find-links"))
            _layer.FindLinks.Add(new(null, link.Value, directory, false, false, null, link.Span));
    }

    private void ReadMetadata()
    {
        if (table.Find("dependency-metadata") is not { } entry)
            return;
        var list = entry.Value as TomlArray ?? throw Invalid(entry.Value.Span, "'dependency-metadata' must be a list of tables");
        foreach (var item in list)
            _layer.DependencyMetadata.Add(DependencyMetadataReader.Read(item as TomlTable ?? throw Invalid(item.Span, "'dependency-metadata' must be a list of tables"), Invalid));
    }

    private void ReadRequiredVersion()
    {
        if (Text("required-version") is not { } text)
            return;
        if (PepVersion.TryParse(text.Value, out var version))
            _layer.RequiredVersion = new(new([new(SpecifierOperator.Equal, version)]), text.Span);
        else if (VersionSpecifiers.TryParse(text.Value, out var specifiers, out var reason))
            _layer.RequiredVersion = new(specifiers, text.Span);
        else
            throw Invalid(text.Span, reason);
    }

    private Located<string>? Text(string key)
    {
        if (table.Find(key) is not { } entry)
            return null;
        return entry.Value is TomlString text ? new(text.Value, text.Span) : throw Invalid(entry.Value.Span, $"'{key}' must be a string");
    }

    private IEnumerable<Located<string>> Texts(string key)
    {
        if (table.Find(key) is not { } entry)
            return [];
        var list = entry.Value as TomlArray ?? throw Invalid(entry.Value.Span, $"'{key}' must be a list");
        return list.Select(item => item is TomlString text ? new Located<string>(text.Value, text.Span) : throw Invalid(item.Span, $"'{key}' must be a list of strings"));
    }

    private IEnumerable<(string Name, TomlValue Value)> Packages(string key)
    {
        if (table.Find(key) is not { } entry)
            return [];
        var packages = entry.Value as TomlTable ?? throw Invalid(entry.Value.Span, $"'{key}' must be a table");
        return packages.Entries.Select(package => (Name(new(package.Key, package.KeySpan)), package.Value));
    }

    private static string Name(Located<string> text) =>
        PackageName.TryNormalize(text.Value, out var name) ? name : throw Invalid(text.Span, $"'{text}' is not a package name");
}

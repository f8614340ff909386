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
        foreach (var feature in Texts("preview-features"))
            _layer.PreviewFeatures.Add(feature.Value);
        foreach (var package in Texts("no-sources-package"))
            _layer.NoSourcesPackage.Add(Name(package));
        ReadExcludeNewer();
        ReadIndexes();
        ReadMetadata();
        ReadRequiredVersion();
        foreach (var package in Packages("prerelease-package"))
            _layer.PrereleasePackage[Name(package)] = package.Value is TomlString text ? new(text.Value, text.Span) : throw Invalid(package.Value.Span, "'prerelease-package' must have strings");
        return _layer;
    }

    private static DiagnosticException Invalid(SourceSpan at, string reason) => LockCodes.InvalidSettings.Error(at, reason);

    private void ReadExcludeNewer()
    {
        if (table.Find("exclude-newer") is { } global)
            _layer.ExcludeNewer = new(Newer(global.Value), global.Value.Span);
        foreach (var package in Packages("exclude-newer-package"))
            _layer.ExcludeNewerPackage[Name(package)] = new(Newer(package.Value), package.Value.Span);
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

    private Located<string>[] Texts(string key)
    {
        if (table.Find(key) is not { } entry)
            return [];
        var list = entry.Value as TomlArray ?? throw Invalid(entry.Value.Span, $"'{key}' must be a list");
        var texts = new Located<string>[list.Count];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = list[index] is TomlString text ? new(text.Value, text.Span) : throw Invalid(list[index].Span, $"'{key}' must be a list of strings");
        return texts;
    }

    /// <summary>The entries of a table whose keys are packages.</summary>
    private IReadOnlyList<TomlEntry> Packages(string key)
    {
        if (table.Find(key) is not { } entry)
            return [];
        return entry.Value is TomlTable packages ? packages.Entries : throw Invalid(entry.Value.Span, $"'{key}' must be a table");
    }

    private static string Name(TomlEntry package) => Name(new Located<string>(package.Key, package.KeySpan));

    private static string Name(Located<string> text) =>
        PackageName.TryNormalize(text.Value, out var name) ? name : throw Invalid(text.Span, $"'{text}' is not a package name");
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>The settings of one origin: arguments, environment, or a file. What is not said is null or empty.</summary>
internal sealed class SettingsLayer
{
    public Located<string>? Resolution { get; set; }

    public Located<string>? Prerelease { get; set; }

    public Dictionary<string, Located<string>> PrereleasePackage { get; } = new(StringComparer.Ordinal);

    public Located<string>? ForkStrategy { get; set; }

    public Located<ExcludeNewer>? ExcludeNewer { get; set; }

    public Dictionary<string, Located<ExcludeNewer>> ExcludeNewerPackage { get; } = new(StringComparer.Ordinal);

    /// <summary>Indexes in the order of the files: <c>index</c>, <c>extra-index-url</c>, <c>index-url</c>.</summary>
    public List<IndexSetting> Indexes { get; } = [];

    public List<IndexSetting> FindLinks { get; } = [];

    public bool? NoIndex { get; set; }

    public bool? NoSources { get; set; }

    public HashSet<string> NoSourcesPackage { get; } = new(StringComparer.Ordinal);

    public List<DependencyMetadata> DependencyMetadata { get; } = [];

    public bool? Preview { get; set; }

    public HashSet<string> PreviewFeatures { get; } = new(StringComparer.Ordinal);

    public Located<VersionSpecifiers>? RequiredVersion { get; set; }

    public string? Lfs { get; set; }

    /// <summary>An argument that makes uv resolve anew, or null.</summary>
    public string? Renewal { get; set; }

    public bool Offline { get; set; }
}

/// <summary>The settings in force: each scalar from the first layer that has it, lists joined, maps merged key by key.</summary>
internal sealed class UvSettings
{
    private readonly bool? _noIndex;
    private readonly bool? _noSources;
    private readonly bool? _preview;
    private readonly string? _lfs;

    public UvSettings(IReadOnlyList<SettingsLayer> layers)
    {
        foreach (var layer in layers)
        {
            Resolution ??= layer.Resolution;
            Prerelease ??= layer.Prerelease;
            ForkStrategy ??= layer.ForkStrategy;
            ExcludeNewer ??= layer.ExcludeNewer;
            RequiredVersion ??= layer.RequiredVersion;
            Renewal ??= layer.Renewal;
            _noIndex ??= layer.NoIndex;
            _noSources ??= layer.NoSources;
            _preview ??= layer.Preview;
            _lfs ??= layer.Lfs;
            Offline |= layer.Offline;
            Merge(layer);
        }
    }

    public Located<string>? Resolution { get; }

    public Located<string>? Prerelease { get; }

    public Dictionary<string, Located<string>> PrereleasePackage { get; } = new(StringComparer.Ordinal);

    public Located<string>? ForkStrategy { get; }

    public Located<ExcludeNewer>? ExcludeNewer { get; }

    public Dictionary<string, Located<ExcludeNewer>> ExcludeNewerPackage { get; } = new(StringComparer.Ordinal);

    public List<IndexSetting> Indexes { get; } = [];

    public List<IndexSetting> FindLinks { get; } = [];

    public bool NoIndex => _noIndex ?? false;

    public bool NoSources => _noSources ?? false;

    public HashSet<string> NoSourcesPackage { get; } = new(StringComparer.Ordinal);

    public List<DependencyMetadata> DependencyMetadata { get; } = [];

    public bool Preview => _preview ?? false;

    public HashSet<string> PreviewFeatures { get; } = new(StringComparer.Ordinal);

    public Located<VersionSpecifiers>? RequiredVersion { get; }

    public bool Lfs => _lfs is "1" or "true";

    /// <summary>An argument that makes uv resolve anew, or null.</summary>
    public string? Renewal { get; }

    public bool Offline { get; }

    public bool HasPreview(string feature) => Preview || PreviewFeatures.Contains(feature);

    private void Merge(SettingsLayer layer)
    {
        if (layer.PrereleasePackage.Count + layer.ExcludeNewerPackage.Count > 0)
            MergePackages(layer);
        Indexes.AddRange(layer.Indexes);
        FindLinks.AddRange(layer.FindLinks);
        NoSourcesPackage.UnionWith(layer.NoSourcesPackage);
        DependencyMetadata.AddRange(layer.DependencyMetadata);
        PreviewFeatures.UnionWith(layer.PreviewFeatures);
    }

    private void MergePackages(SettingsLayer layer)
    {
        foreach (var (name, value) in layer.PrereleasePackage)
            PrereleasePackage.TryAdd(name, value);
        foreach (var (name, value) in layer.ExcludeNewerPackage)
            ExcludeNewerPackage.TryAdd(name, value);
    }
}

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
    public UvSettings(IReadOnlyList<SettingsLayer> layers)
    {
        Resolution = First(layers, layer => layer.Resolution);
        Prerelease = First(layers, layer => layer.Prerelease);
        ForkStrategy = First(layers, layer => layer.ForkStrategy);
        ExcludeNewer = First(layers, layer => layer.ExcludeNewer);
        RequiredVersion = First(layers, layer => layer.RequiredVersion);
        NoIndex = First(layers, layer => layer.NoIndex) ?? false;
        NoSources = First(layers, layer => layer.NoSources) ?? false;
        Preview = First(layers, layer => layer.Preview) ?? false;
        Lfs = First(layers, layer => layer.Lfs is null ? (bool?)null : layer.Lfs is "1" or "true") ?? false;
        Renewal = layers.Select(layer => layer.Renewal).FirstOrDefault(argument => argument is not null);
        Offline = layers.Any(layer => layer.Offline);
        foreach (var layer in layers)
            Merge(layer);
    }

    public Located<string>? Resolution { get; }

    public Located<string>? Prerelease { get; }

    public Dictionary<string, Located<string>> PrereleasePackage { get; } = new(StringComparer.Ordinal);

    public Located<string>? ForkStrategy { get; }

    public Located<ExcludeNewer>? ExcludeNewer { get; }

    public Dictionary<string, Located<ExcludeNewer>> ExcludeNewerPackage { get; } = new(StringComparer.Ordinal);

    public List<IndexSetting> Indexes { get; } = [];

    public List<IndexSetting> FindLinks { get; } = [];

    public bool NoIndex { get; }

    public bool NoSources { get; }

    public HashSet<string> NoSourcesPackage { get; } = new(StringComparer.Ordinal);

    public List<DependencyMetadata> DependencyMetadata { get; } = [];

    public bool Preview { get; }

    public HashSet<string> PreviewFeatures { get; } = new(StringComparer.Ordinal);

    public Located<VersionSpecifiers>? RequiredVersion { get; }

    public bool Lfs { get; }

    /// <summary>An argument that makes uv resolve anew, or null.</summary>
    public string? Renewal { get; }

    public bool Offline { get; }

    public bool HasPreview(string feature) => Preview || PreviewFeatures.Contains(feature);

    private void Merge(SettingsLayer layer)
    {
        foreach (var (name, value) in layer.PrereleasePackage)
            PrereleasePackage.TryAdd(name, value);
        foreach (var (name, value) in layer.ExcludeNewerPackage)
            ExcludeNewerPackage.TryAdd(name, value);
        Indexes.AddRange(layer.Indexes);
        FindLinks.AddRange(layer.FindLinks);
        NoSourcesPackage.UnionWith(layer.NoSourcesPackage);
        DependencyMetadata.AddRange(layer.DependencyMetadata);
        PreviewFeatures.UnionWith(layer.PreviewFeatures);
    }

    private static T? First<T>(IReadOnlyList<SettingsLayer> layers, Func<SettingsLayer, T?> value)
        where T : struct
    {
        foreach (var layer in layers)
        {
            if (value(layer) is { } set)
                return set;
        }

        return null;
    }
}

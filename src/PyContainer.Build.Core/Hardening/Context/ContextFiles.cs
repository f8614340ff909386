using PyContainer.Build.Files;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Hardening;

/// <summary>What a build may see of its context.</summary>
/// <param name="Ignore">The ignore file that holds.</param>
/// <param name="Folders">The folders at the top of the context, by name.</param>
/// <param name="Needed">Files that uv and the build back end read, below the context, with '/'.</param>
public sealed record ContextFiles(IgnorePatterns Ignore, IReadOnlyList<string> Folders, IReadOnlyList<string> Needed)
{
    /// <summary>What the context of a generated file has, which names what it needs.</summary>
    public static ContextFiles Of(ServicePlan plan, IgnorePatterns ignore) =>
        Of(plan.Project, ignore) with { Needed = [.. plan.Files.Manifests, .. plan.Files.MemberManifests, .. plan.Files.Metadata] };

    /// <summary>What the context of a service has.</summary>
    /// <param name="service">The service.</param>
    /// <param name="ignore">The ignore file of the build.</param>
    public static ContextFiles Of(ServiceProject service, IgnorePatterns ignore)
    {
        var folder = service.Folder.Length == 0 ? "" : service.Folder + "/";
        var table = service.Project.Project;
        IEnumerable<Python.Located<string>> files = [.. table?.ReadmeFile is { } readme ? [readme] : Array.Empty<Python.Located<string>>(), .. table?.LicenseFiles ?? []];
        var named = files.Select(file => file.Value).Where(name => name.AsSpan().IndexOfAny("*?[\\") < 0);
        return new ContextFiles(
            ignore,
            [.. new DirectoryInfo(service.Context).EnumerateDirectories().Select(directory => directory.Name).Order(StringComparer.Ordinal)],
            [.. named.Prepend("pyproject.toml").Select(name => folder + name).Prepend("uv.lock").Prepend("pyproject.toml").Distinct(StringComparer.Ordinal).Where(name => File.Exists(Path.Combine(service.Context, name)))]);
    }
}

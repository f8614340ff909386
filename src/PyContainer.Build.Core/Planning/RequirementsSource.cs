using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>Where pip takes the packages from: the file that the user names, else <c>uv.lock</c>, else <c>requirements.txt</c>.</summary>
public static class RequirementsSource
{
    private static readonly string[] _development = ["requirements-dev.txt", "requirements_dev.txt", "dev-requirements.txt"];

    /// <summary>Reads the requirements file of a service; null where uv.lock counts.</summary>
    /// <exception cref="DiagnosticException">There is neither, or the file cannot be carried into an image.</exception>
    public static RequirementsFile? Find(ServiceOptions options, string lockFolder)
    {
        if (options.Installer != InstallerKind.Pip)
            return null;
        var path = options.Requirements ?? Path.Combine(options.ProjectDirectory, "requirements.txt");
        if (options.Requirements is null && File.Exists(Path.Combine(lockFolder, "uv.lock")))
            return null;
        return File.Exists(path) ? Read(path, options) : throw PlanCodes.NoRequirements.Error(SourceSpan.Of(options.ProjectFile), path);
    }

    /// <summary>The manifest of a project that has none: what its requirements tell.</summary>
    internal static string Manifest(ServiceOptions options)
    {
        var file = Find(options, options.ProjectDirectory);
        var name = options.Repository.Value[(options.Repository.Value.LastIndexOf('/') + 1)..];
        var names = (file?.Requirements ?? []).Select(line => TomlWriter.Write(line.Requirement.Name.Normalized)).Distinct(StringComparer.Ordinal);
        return $"[project]\nname = {TomlWriter.Write(name)}\nversion = \"0\"\ndependencies = [{string.Join(", ", names)}]\n\n[tool.uv]\npackage = false\n";
    }

    /// <summary>What the stages deps and build install from.</summary>
    internal static IReadOnlyList<PlannedFile> Files(ServiceOptions options, ServiceProject service, UvLock? @lock, IReadOnlyList<string> development, string minor)
    {
        if (@lock is not null)
        {
            var name = service.Project.Project!.Name.Normalized;
            string Indexes(BuildTarget target) => Addresses(service, @lock, IndexCredentials.Needed(options, service, @lock, target));
            return
            [
                new("requirements.txt", Indexes(BuildTarget.Prod) + @lock.Export(name, options.Extras, options.Groups, minor)),
                new("requirements-dev.txt", Indexes(BuildTarget.Build) + @lock.Export(name, options.Extras, [.. options.Groups.Union(development, StringComparer.Ordinal)], minor)),
            ];
        }
        var shipped = Find(options, service.Workspace.Directory)!;
        return [new("requirements.txt", WithAddresses(shipped, service)), new("requirements-dev.txt", WithAddresses(Development(options) ?? shipped, service))];
    }

    /// <summary>The requirements file for developers, or null.</summary>
    internal static RequirementsFile? Development(ServiceOptions options) =>
        _development.Select(name => Path.Combine(options.ProjectDirectory, name)).FirstOrDefault(File.Exists) is { } path ? Read(path, options) : null;

    private static RequirementsFile Read(string path, ServiceOptions options)
    {
        var file = RequirementsFile.Read(path);
        if (!options.AllowsUnhashed)
            file.RequireHashes();
        return file;
    }

    private static string WithAddresses(RequirementsFile file, ServiceProject service) => (file with
    {
        IndexUrl = file.IndexUrl is null ? null : IndexCredentials.Address(service, file.IndexUrl),
        ExtraIndexUrls = [.. file.ExtraIndexUrls.Select(url => IndexCredentials.Address(service, url))],
    }).ToString();

    // Hashes make it harmless that pip asks all of them for each package. Of an index that refuses strangers pip reads the credentials
    // from the build's secrets: it replaces ${NAME} in the file by a variable of its environment.
    private static string Addresses(ServiceProject service, UvLock @lock, IReadOnlySet<string> needed)
    {
        var urls = @lock.Packages.Where(package => package.Source.Kind == LockSourceKind.Registry && needed.Contains(NamedIndex.Normal(package.Source.Text))).Select(package => package.Source.Text).Distinct(StringComparer.Ordinal);
        return string.Concat(urls.Select((url, index) => $"{(index == 0 ? "--index-url" : "--extra-index-url")} {IndexCredentials.Address(service, url)}\n"));
    }
}

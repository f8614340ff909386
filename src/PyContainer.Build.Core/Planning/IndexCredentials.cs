using PyContainer.Build.Files;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>A variable with a part of the credentials of a named index, as uv reads it (<c>UV_INDEX_NAME_USERNAME</c>, <c>…_PASSWORD</c>).</summary>
/// <param name="Name">The variable.</param>
/// <param name="IsRequired">Whether nothing can be installed without it.</param>
public sealed record CredentialVariable(string Name, bool IsRequired);

/// <summary>
/// The credentials that the named indexes of a project may want. They travel as build secrets: the Dockerfile holds the names of the
/// variables, the command line their names, nothing their values.
/// </summary>
public static class IndexCredentials
{
    /// <summary>The named indexes, in the order of the files; of two with one name the first counts.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">A <c>uv.toml</c> cannot be read.</exception>
    public static IReadOnlyList<NamedIndex> Indexes(ServiceProject service) =>
        [.. Tables(service).Select(NamedIndex.Read).OfType<NamedIndex>().DistinctBy(index => index.UserVariable, StringComparer.Ordinal)];

    /// <summary>Whether uv asks a keyring where this project is developed.</summary>
    public static bool AsksKeyring(ServiceProject service) => Settings(service).Any(table => table.GetString("keyring-provider") == "subprocess");

    /// <summary>The variables that the steps of a Dockerfile may read, two for each index that can give them something.</summary>
    /// <param name="service">The project.</param>
    /// <param name="installer">What installs; pip reads an address alone, and only where it is known that the index wants credentials.</param>
    /// <param name="needed">The addresses of the indexes that what ships comes from.</param>
    internal static IReadOnlyList<CredentialVariable> Of(ServiceProject service, InstallerKind installer, IReadOnlySet<string> needed)
    {
        var isPip = installer == InstallerKind.Pip;
        return [.. Indexes(service).Where(index => index.IsPrivate || !isPip).SelectMany(index => Variables(index).Select(name =>
            new CredentialVariable(isPip ? NamedIndex.Encoded(name) : name, index.IsPrivate && needed.Contains(NamedIndex.Normal(index.Url)))))];
    }

    /// <summary>The addresses of the indexes that a stage is made from, by the lock or by the requirements file.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">Neither can be read.</exception>
    public static IReadOnlySet<string> Needed(ServiceOptions options, ServiceProject service, UvLock? @lock, BuildTarget target)
    {
        if (@lock is null)
        {
            var file = target == BuildTarget.Build ? RequirementsSource.Development(options) ?? RequirementsSource.Find(options, service.Workspace.Directory) : RequirementsSource.Find(options, service.Workspace.Directory);
            return (file?.ExtraIndexUrls ?? []).Append(file?.IndexUrl).OfType<string>().Select(NamedIndex.Normal).ToHashSet(StringComparer.Ordinal);
        }
        return Packages(options, service, @lock, target).Where(package => package.Source.Kind == LockSourceKind.Registry).Select(package => NamedIndex.Normal(package.Source.Text)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The address of an index for pip: with the names of the variables that hold its credentials, where it refuses whoever has none.</summary>
    internal static string Address(ServiceProject service, string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        return host >= 3 && Indexes(service).FirstOrDefault(index => index.IsPrivate && NamedIndex.Normal(index.Url) == NamedIndex.Normal(url)) is { } index
            ? $"{url[..host]}{string.Join(':', Variables(index).Select(name => $"${{{NamedIndex.Encoded(name)}}}"))}@{url[host..]}"
            : url;
    }

    private static string[] Variables(NamedIndex index) => [index.UserVariable, index.PasswordVariable];

    /// <summary>The packages of a stage. What developers get of a workspace is all groups of all members.</summary>
    internal static IEnumerable<LockPackage> Packages(ServiceOptions options, ServiceProject service, UvLock @lock, BuildTarget target)
    {
        var isBuild = target == BuildTarget.Build;
        if (isBuild && service.Package is not null)
            return @lock.Packages;
        var name = service.Project.Project!.Name.Normalized;
        // A group that the lock does not have yet is for the check of the lock to tell.
        var known = isBuild && @lock.Find(name) is [var own] ? DevelopmentGroups.Of(service.Project).Where(group => own.DevDependencies.ContainsKey(group) || own.Metadata?.RequiresDev.ContainsKey(group) == true) : [];
        var closure = LockClosure.Of(@lock, name, options.Extras, [.. options.Groups.Union(known, StringComparer.Ordinal)]);
        return @lock.Packages.Where(closure.Contains);
    }

    private static IEnumerable<TomlTable> Tables(ServiceProject service) =>
        Settings(service).SelectMany(settings => settings.Find("index")?.Value as TomlArray ?? Enumerable.Empty<TomlValue>()).OfType<TomlTable>();

    // Where a uv.toml lies beside the lock, uv takes its settings from there; the sources of a manifest name indexes of the manifest all the same.
    private static IEnumerable<TomlTable> Settings(ServiceProject service)
    {
        var file = Path.Combine(service.Context, "uv.toml");
        return new[] { service.Workspace.Root, service.Project }.DistinctBy(project => project.Path, StringComparer.Ordinal).Select(project => project.Uv.Table).OfType<TomlTable>()
            .Concat(File.Exists(file) ? [TomlDocument.Parse(PlainFile.Bytes(file, FileLimit.Manifest), file).Root] : []);
    }
}

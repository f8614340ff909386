using System.Text;
using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>A variable with a part of the credentials of a named index, as uv reads it (<c>UV_INDEX_NAME_USERNAME</c>, <c>…_PASSWORD</c>).</summary>
/// <param name="Name">The variable.</param>
/// <param name="IsRequired">Whether the index is known to refuse whoever has none.</param>
public sealed record CredentialVariable(string Name, bool IsRequired);

/// <summary>
/// The credentials that the named indexes of a project may want. They come from the environment of the publish and travel as build
/// secrets: the Dockerfile holds the names of the variables, the command line their names, nothing their values.
/// </summary>
public static partial class IndexCredentials
{
    /// <summary>The variables, two for each named index of <c>[[tool.uv.index]]</c>, in the order of the file.</summary>
    public static IReadOnlyList<CredentialVariable> Of(ServiceProject service) =>
        [.. Tables(service).SelectMany(Variables).DistinctBy(variable => variable.Name, StringComparer.Ordinal)];

    /// <summary>Asks for those that are required.</summary>
    /// <exception cref="DiagnosticException">One that is required is not set: BuildKit would take an empty secret without a word.</exception>
    public static void Demand(ServiceProject service, Func<string, string?> environment)
    {
        if (Of(service).FirstOrDefault(variable => variable.IsRequired && string.IsNullOrEmpty(environment(variable.Name))) is { } missing)
            throw PlanCodes.MissingCredentials.Error(at: null, missing.Name);
    }

    /// <summary>Refuses an address with a password in it: it would be in every commit, and in the image's history.</summary>
    /// <exception cref="DiagnosticException">One was found.</exception>
    public static void RefuseInline(ServiceProject service)
    {
        var texts = Manifests(service).SelectMany(project => project.Uv.Indexes.Select(index => index.Url))
            .Concat((service.Project.Project?.Dependencies ?? []).Select(dependency => new Located<string>(dependency.Text, dependency.Span)));
        foreach (var text in texts)
        {
            if (Inline().IsMatch(text.Value))
                throw PlanCodes.InlineCredentials.Error(text.Span);
        }
    }

    /// <summary>The address of an index for pip: with the names of the variables that hold its credentials, where it refuses whoever has none.</summary>
    internal static string Address(ServiceProject service, string url)
    {
        var index = Tables(service).FirstOrDefault(table => table.GetString("url") == url && table.GetString("authenticate") == "always");
        string[] names = index is null ? [] : [.. Variables(index).Select(variable => $"${{{variable.Name}}}")];
        var host = url.IndexOf("://", StringComparison.Ordinal) + 3;
        return names.Length == 0 || host < 3 ? url : $"{url[..host]}{string.Join(':', names)}@{url[host..]}";
    }

    private static IEnumerable<TomlTable> Tables(ServiceProject service) =>
        Manifests(service).SelectMany(project => project.Uv.Table?.Find("index")?.Value as TomlArray ?? Enumerable.Empty<TomlValue>()).OfType<TomlTable>();

    private static IEnumerable<PyProject> Manifests(ServiceProject service) =>
        new[] { service.Workspace.Root, service.Project }.DistinctBy(project => project.Path, StringComparer.Ordinal);

    private static IEnumerable<CredentialVariable> Variables(TomlTable index)
    {
        if (index.GetString("name") is not { Length: > 0 } name)
            yield break;
        // uv: capital letters, everything that is neither letter nor digit becomes an underscore.
        var stem = new StringBuilder("UV_INDEX_");
        foreach (var character in name)
            stem.Append(char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_');
        var isRequired = index.GetString("authenticate") == "always";
        yield return new CredentialVariable(stem + "_USERNAME", isRequired);
        yield return new CredentialVariable(stem + "_PASSWORD", isRequired);
    }

    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Inline();
}

using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Buildx;

/// <summary>
/// What is asked of buildx for one image, before it is written as the arguments of a command or as a target of a bake file. Either may be
/// printed: secrets and proxies are there by name, never by value.
/// </summary>
public sealed record BuildRequest
{
    /// <summary>The Dockerfile, full path.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The folder that the build reads, full path.</summary>
    public required string Context { get; init; }

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The full names of the image; none where a folder is made.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The output as buildx writes it; null loads the image into the engine.</summary>
    public string? Output { get; init; }

    /// <summary>The account of the build that is attached.</summary>
    public ProvenanceMode Provenance { get; init; }

    /// <summary>The list of contents that is attached; null is none.</summary>
    public SbomRequest? Sbom { get; init; }

    /// <summary>The platforms; empty takes the builder's own.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>The stages whose steps are carried out even if the cache has them.</summary>
    public IReadOnlyList<string> Uncached { get; init; } = [];

    /// <summary>The buildx builder; null takes the current one.</summary>
    public string? Builder { get; init; }

    /// <summary>The network of the steps; null leaves it to the engine.</summary>
    public string? Network { get; init; }

    /// <summary>Further lines for <c>/etc/hosts</c> of the steps.</summary>
    public IReadOnlyList<ExtraHost> Hosts { get; init; } = [];

    /// <summary>The named build contexts: name, and folder by full path or <c>docker-image://REFERENCE</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Contexts { get; init; } = [];

    /// <summary>The build secrets, as buildx writes them.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The variables of docker that build secrets are read from, with their values.</summary>
    public IReadOnlyDictionary<string, string> SecretValues { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The variables of docker: those of the secrets; that the file with the result holds no values of build arguments; and where only files
    /// are made, no time, which buildx would hand to the build by itself.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment
    {
        get
        {
            var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["BUILDX_METADATA_PROVENANCE"] = "disabled" };
            foreach (var (name, value) in SecretValues)
                variables[name] = value;
            if (Tags.Count == 0)
                variables[CommitClock.Variable] = null;
            return variables;
        }
    }

    /// <summary>The build arguments whose values docker takes from its own environment, so that a proxy's password is on no command line.</summary>
    public IReadOnlyList<string> InheritedArguments { get; init; } = [];

    /// <summary>The build arguments with their values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Arguments { get; init; } = [];

    /// <summary>The caches that steps are taken from.</summary>
    public IReadOnlyList<BuildCache> CacheFrom { get; init; } = [];

    /// <summary>The caches that steps are written to.</summary>
    public IReadOnlyList<BuildCache> CacheTo { get; init; } = [];

    /// <summary>The labels.</summary>
    public IReadOnlyList<ImageLabel> Labels { get; init; } = [];

    /// <summary>The user's own further arguments.</summary>
    public IReadOnlyList<ExtraArgument> ExtraArguments { get; init; } = [];

    /// <summary>Puts a request together.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files.</param>
    /// <param name="pass">What is made, and where it goes.</param>
    /// <param name="environment">Reads a variable of the calling process; null when it is not set.</param>
    public static BuildRequest Create(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment)
    {
        var proxies = ProxySettings.Find(environment);
        var isOwn = options.Dockerfile is not null;
        return new BuildRequest
        {
            Dockerfile = files.Dockerfile,
            Context = files.Context,
            Stage = pass.Stage?.Stage ?? options.StageName,
            Tags = pass.Stage is null ? [.. options.ImageNames] : [],
            Output = pass.Stage is { } stage ? "type=local," + CsvField.Of("dest=" + Slashes(stage.Folder)) : pass.Output,
            Uncached = pass.Stage?.Uncached ?? [],
            // An attestation makes the image an index whose digest differs per build: none unless asked for.
            Provenance = pass.HasAttestations ? options.Provenance : ProvenanceMode.None,
            Sbom = pass.HasAttestations ? options.Sbom : null,
            Platforms = pass.Platforms,
            Builder = options.Builder,
            Network = options.BuildNetwork,
            Hosts = options.ExtraHosts,
            Contexts =
            [
                .. options.BuildContexts.Select(context => new KeyValuePair<string, string>(context.Name, Slashes(context.Source))),
                .. options.Copies.Where(copy => copy.Folder is not null).Select(copy => new KeyValuePair<string, string>(copy.ContextName!, Slashes(copy.Folder!))),
                .. files.Contexts.Select(context => new KeyValuePair<string, string>(context.Key, Slashes(context.Value))),
            ],
            Secrets =
            [
                .. options.CaCertificate is { } certificate ? [$"id={Layout.CertificateSecret},{CsvField.Of("src=" + Slashes(certificate))}"] : Array.Empty<string>(),
                .. files.Secrets.Keys.Select(name => $"id={name},env={name}"),
                .. proxies.Keys.Select(name => $"id={name},env={ProxySettings.VariableOf(name)}"),
            ],
            SecretValues = new Dictionary<string, string>(files.Secrets.Concat(proxies.Select(proxy => new KeyValuePair<string, string>(ProxySettings.VariableOf(proxy.Key), proxy.Value))), StringComparer.Ordinal),
            InheritedArguments = [.. (isOwn ? ProxySettings.Predefined : []).Concat(pass.Stage is null ? [CommitClock.Variable] : []).Where(name => !string.IsNullOrEmpty(environment(name)))],
            Arguments =
            [
                // Empty, so that docker's own configuration adds none. Steps of a Dockerfile of one's own have them as docker gives them.
                .. (isOwn ? [] : ProxySettings.Predefined).Select(name => new KeyValuePair<string, string>(name, "")),
                .. string.IsNullOrEmpty(environment(CommitClock.Variable)) && pass.CommitTime is { } time ? [new(CommitClock.Variable, time.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
            ],
            CacheFrom = options.CacheFrom,
            CacheTo = pass.IsLast ? options.CacheTo : [],
            Labels = pass.Labels,
            ExtraArguments = [.. options.ExtraArguments.Where(argument => !(pass.IsRepeated && argument.IsAgainstCache) && (pass.IsLast || argument.Name != "annotation"))],
        };
    }

    /// <summary>A path with BuildKit's own separator, on every system; on Windows docker takes both.</summary>
    internal static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}

using System.Globalization;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>The call of <c>docker buildx build</c>, as data. It is printed in errors: secrets travel by name, never by value.</summary>
public static class BuildxCommand
{
    // Predefined build arguments of BuildKit: no ARG line, in no history, no part of a cache key.
    private static readonly string[] _proxies = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"];

    /// <summary>Makes the call.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files.</param>
    /// <param name="pass">What is made, and where it goes.</param>
    /// <param name="environment">Reads a variable of the calling process; null when it is not set.</param>
    public static ProcessSpec Create(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment)
    {
        List<string> arguments =
        [
            "buildx", "build",
            "--file", Slashes(files.Dockerfile),
            "--target", pass.Stage?.Stage ?? options.StageName,
            .. pass.Stage is null ? options.ImageNames.SelectMany(name => new[] { "--tag", name }) : [],
            "--progress", "rawjson",
            "--metadata-file", files.Metadata,
            .. pass.Stage is { } stage ? Exported(stage) : pass.Output is { } output ? new[] { "--output", output } : ["--load"],
            .. Attestations(options, pass),
            .. pass.Platforms.Count == 0 ? Array.Empty<string>() : ["--platform", string.Join(',', pass.Platforms)],
        ];
        AddPlace(arguments, options, files);
        if (options.CaCertificate is { } certificate)
            arguments.AddRange(["--secret", $"id={Layout.CertificateSecret},{Field("src=" + Slashes(certificate))}"]);
        foreach (var name in files.SecretVariables.Where(name => !string.IsNullOrEmpty(environment(name))))
            arguments.AddRange(["--secret", $"id={name},env={name}"]);
        AddArguments(arguments, pass, environment);
        AddCaches(arguments, options, pass);
        foreach (var label in pass.Labels)
            arguments.AddRange(["--label", $"{label.Key}={label.Value}"]);
        arguments.AddRange(options.ExtraArguments.Where(argument => Belongs(argument, pass)).Select(argument => argument.Text));
        arguments.Add(Slashes(files.Context));
        return new ProcessSpec(options.DockerPath, arguments) { WorkingDirectory = files.Context };
    }

    // An attestation makes the image an index whose digest differs per build: none unless asked for.
    private static string[] Attestations(ServiceOptions options, BuildPass pass) =>
    [
        pass.HasAttestations && options.Provenance != ProvenanceMode.None ? $"--provenance=mode={(options.Provenance == ProvenanceMode.Max ? "max" : "min")}" : "--provenance=false",
        .. pass.HasAttestations && options.Sbom is { } sbom ? new[] { $"--sbom={sbom}" } : [],
    ];

    private static void AddPlace(List<string> arguments, ServiceOptions options, BuildFiles files)
    {
        if (options.Builder is { } builder)
            arguments.AddRange(["--builder", builder]);
        if (options.BuildNetwork is { } network)
            arguments.AddRange(["--network", network]);
        foreach (var host in options.ExtraHosts)
            arguments.AddRange(["--add-host", host.ToString()]);
        foreach (var context in options.BuildContexts)
            arguments.AddRange(["--build-context", $"{context.Name}={Slashes(context.Source)}"]);
        foreach (var copy in options.Copies.Where(copy => copy.Folder is not null))
            arguments.AddRange(["--build-context", $"{copy.ContextName}={Slashes(copy.Folder!)}"]);
        foreach (var (name, folder) in files.Contexts)
            arguments.AddRange(["--build-context", $"{name}={Slashes(folder)}"]);
    }

    private static void AddArguments(List<string> arguments, BuildPass pass, Func<string, string?> environment)
    {
        // The name alone: docker takes the value from its own environment, so a proxy's password is on no command line.
        foreach (var name in _proxies.SelectMany(name => new[] { name, name.ToLowerInvariant() }).Append(CommitClock.Variable))
        {
            if (!string.IsNullOrEmpty(environment(name)))
                arguments.AddRange(["--build-arg", name]);
        }
        if (string.IsNullOrEmpty(environment(CommitClock.Variable)) && pass.CommitTime is { } time)
            arguments.AddRange(["--build-arg", string.Create(CultureInfo.InvariantCulture, $"{CommitClock.Variable}={time}")]);
    }

    private static void AddCaches(List<string> arguments, ServiceOptions options, BuildPass pass)
    {
        foreach (var cache in options.CacheFrom)
            arguments.AddRange(["--cache-from", cache.ToString()]);
        foreach (var cache in options.CacheTo.Where(cache => pass.IsLast))
            arguments.AddRange(["--cache-to", cache.ToString()]);
    }

    private static bool Belongs(ExtraArgument argument, BuildPass pass) =>
        !(pass.IsRepeated && argument.IsAgainstCache) && (pass.IsLast || argument.Name != "annotation");

    private static IEnumerable<string> Exported(StageExport export) =>
    [
        "--output", "type=local," + Field("dest=" + Slashes(export.Folder)),
        .. export.Uncached.Count == 0 ? Array.Empty<string>() : ["--no-cache-filter", string.Join(',', export.Uncached)],
    ];

    /// <summary>A field of a specification, which is a line of CSV.</summary>
    internal static string Field(string text) => text.IndexOfAny([',', '"']) < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // BuildKit's own separator, on every system; on Windows docker takes both.
    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}

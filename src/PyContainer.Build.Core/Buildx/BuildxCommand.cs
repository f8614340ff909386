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
    /// <param name="environment">Reads a variable of the calling process; null when it is not set.</param>
    public static ProcessSpec Create(ServiceOptions options, BuildFiles files, Func<string, string?> environment)
    {
        List<string> arguments =
        [
            "buildx", "build",
            "--file", Slashes(files.Dockerfile),
            "--target", files.Export?.Stage ?? (options.Target == BuildTarget.Prod ? "prod" : "build"),
            .. files.Export is null ? options.ImageNames.SelectMany(name => new[] { "--tag", name }) : [],
            "--progress", "rawjson",
            "--metadata-file", files.Metadata,
            .. files.Export is { } export ? Exported(export) : ["--load"],
            // An attestation makes the image an index whose digest differs per build; the local engine has no use for one.
            "--provenance=false",
        ];
        if (options.Builder is { } builder)
            arguments.AddRange(["--builder", builder]);
        if (options.BuildNetwork is { } network)
            arguments.AddRange(["--network", network]);
        foreach (var host in options.ExtraHosts)
            arguments.AddRange(["--add-host", host.ToString()]);
        foreach (var context in options.BuildContexts)
            arguments.AddRange(["--build-context", $"{context.Name}={Slashes(context.Source)}"]);
        foreach (var (name, folder) in files.Contexts)
            arguments.AddRange(["--build-context", $"{name}={Slashes(folder)}"]);
        if (options.CaCertificate is { } certificate)
            arguments.AddRange(["--secret", $"id={Layout.CertificateSecret},{Field("src=" + Slashes(certificate))}"]);
        foreach (var name in files.SecretVariables.Where(name => !string.IsNullOrEmpty(environment(name))))
            arguments.AddRange(["--secret", $"id={name},env={name}"]);
        // The name alone: docker takes the value from its own environment, so a proxy's password is on no command line.
        foreach (var name in _proxies.SelectMany(name => new[] { name, name.ToLowerInvariant() }).Append("SOURCE_DATE_EPOCH"))
        {
            if (!string.IsNullOrEmpty(environment(name)))
                arguments.AddRange(["--build-arg", name]);
        }
        arguments.Add(Slashes(files.Context));
        return new ProcessSpec(options.DockerPath, arguments) { WorkingDirectory = files.Context };
    }

    private static IEnumerable<string> Exported(StageExport export) =>
    [
        "--output", "type=local," + Field("dest=" + Slashes(export.Folder)),
        .. export.Uncached.Count == 0 ? Array.Empty<string>() : ["--no-cache-filter", string.Join(',', export.Uncached)],
    ];

    // The specification of a secret or of an output is a line of CSV.
    private static string Field(string text) => text.IndexOfAny([',', '"']) < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // BuildKit's own separator, on every system; on Windows docker takes both.
    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}

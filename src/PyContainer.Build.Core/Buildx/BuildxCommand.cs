using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>The call of <c>docker buildx build</c>, as data. It is printed in errors: secrets travel by name, never by value.</summary>
public static class BuildxCommand
{
    /// <summary>Makes the call.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files.</param>
    /// <param name="pass">What is made, and where it goes.</param>
    /// <param name="environment">Reads a variable of the calling process; null when it is not set.</param>
    public static ProcessSpec Create(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment) =>
        Create(options, files, BuildRequest.Create(options, files, pass, environment));

    /// <summary>Makes the call of a request.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files.</param>
    /// <param name="request">What is asked of buildx.</param>
    internal static ProcessSpec Create(ServiceOptions options, BuildFiles files, BuildRequest request)
    {
        List<string> arguments =
        [
            "buildx", "build",
            "--file", BuildRequest.Slashes(request.Dockerfile),
            "--target", request.Stage,
            .. Each("--tag", request.Tags),
            "--progress", "rawjson",
            "--metadata-file", files.Metadata,
            .. request.Output is { } output ? new[] { "--output", output } : ["--load"],
            .. request.Uncached.Count == 0 ? Array.Empty<string>() : ["--no-cache-filter", string.Join(',', request.Uncached)],
            request.Provenance == ProvenanceMode.None ? "--provenance=false" : $"--provenance=mode={(request.Provenance == ProvenanceMode.Max ? "max" : "min")}",
            .. request.Sbom is { } sbom ? new[] { $"--sbom={sbom}" } : [],
            .. request.Platforms.Count == 0 ? Array.Empty<string>() : ["--platform", string.Join(',', request.Platforms)],
            .. request.Builder is { } builder ? new[] { "--builder", builder } : [],
            .. request.Network is { } network ? new[] { "--network", network } : [],
            .. Each("--add-host", request.Hosts),
            .. Each("--build-context", request.Contexts.Select(Assignment)),
            .. Each("--secret", request.Secrets),
            .. Each("--build-arg", request.InheritedArguments),
            .. Each("--build-arg", request.Arguments.Select(Assignment)),
            .. Each("--cache-from", request.CacheFrom),
            .. Each("--cache-to", request.CacheTo),
            .. Each("--label", request.Labels.Select(label => $"{label.Key}={label.Value}")),
            .. request.ExtraArguments.Select(argument => argument.Text),
            BuildRequest.Slashes(request.Context),
        ];
        return new ProcessSpec(options.DockerPath, arguments) { WorkingDirectory = files.Context, Environment = request.Environment };
    }

    private static string Assignment(KeyValuePair<string, string> pair) => $"{pair.Key}={pair.Value}";

    private static IEnumerable<string> Each(string option, IEnumerable<object> values) => values.SelectMany(value => new[] { option, value.ToString()! });
}

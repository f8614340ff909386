using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Builds the image of a service with <c>docker buildx build</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class BuildContainerImage : ServiceTask
{
    /// <summary>The digest of the image's manifest.</summary>
    [Output]
    public string ManifestDigest { get; private set; } = "";

    /// <summary>The digest of the image's config; empty where buildx does not tell.</summary>
    [Output]
    public string ConfigDigest { get; private set; } = "";

    /// <summary>How long it took, in seconds.</summary>
    [Output]
    public string Seconds { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var runner = new SystemProcessRunner();
        new Preflight(runner).CheckAsync(options.DockerPath, Cancellation).GetAwaiter().GetResult();
        Directory.CreateDirectory(options.OutputDirectory);
        var service = ServiceProject.Find(options);
        var credentials = IndexCredentials.Of(service);
        if (credentials.FirstOrDefault(variable => variable.IsRequired && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable.Name))) is { } missing)
            throw PlanCodes.MissingCredentials.Error(at: null, missing.Name);
        var files = new BuildFiles(options.DockerfilePath, service.Context, Path.Combine(options.OutputDirectory, "metadata.json"))
        {
            Contexts = Directory.Exists(options.ClosureDirectory) ? [new(Layout.Closure, options.ClosureDirectory)] : [],
            SecretVariables = [.. credentials.Select(variable => variable.Name)],
        };
        var builder = new Builder(runner, line => Log.LogMessage(MessageImportance.Normal, "{0}", line));
        var result = builder.BuildAsync(options, files, Environment.GetEnvironmentVariable, Cancellation).GetAwaiter().GetResult();
        ManifestDigest = result.ManifestDigest.Value;
        ConfigDigest = result.ConfigDigest?.Value ?? "";
        Seconds = watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
    }
}

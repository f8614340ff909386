using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Credentials;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Files;
using PyContainer.Build.Hardening;
using PyContainer.Build.Images;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Reads the image that was built and holds it against the rules for what ships.</summary>
[MSBuildMultiThreadableTask]
public sealed class VerifyContainerImage : ServiceTask
{
    /// <summary>The size of the image in bytes, as the engine counts it.</summary>
    [Output]
    public string Size { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var name = options.ImageNames.First();
        var inspector = new ImageInspector(new SystemProcessRunner());
        var history = options.Target == BuildTarget.Prod ? inspector.HistoryAsync(options.DockerPath, name, Cancellation) : System.Threading.Tasks.Task.FromResult<IReadOnlyList<string>>([]);
        var image = inspector.InspectAsync(options.DockerPath, name, Cancellation).GetAwaiter().GetResult() with { History = history.GetAwaiter().GetResult() };
        Size = image.Size.ToString(CultureInfo.InvariantCulture);
        if (options.Target != BuildTarget.Prod)
            return;
        var context = HardeningContext.Of(options, DateOnly.FromDateTime(DateTime.UtcNow));
        Check(options, image, context);
        if (options.Verify == ImageVerification.Full)
            Log.Report(FilePolicy.Check(image, Files(options, name), SourceSpan.Of(options.DockerfilePath), context));
    }

    private void Check(ServiceOptions options, ImageConfig image, HardeningContext context)
    {
        var told = HardeningPolicy.Check(DockerfileReader.Parse(PlainFile.Text(options.DockerfilePath, FileLimit.Dockerfile), options.DockerfilePath), context).Broken;
        Log.Report(ImagePolicy.Check(image, SourceSpan.Of(options.DockerfilePath), context.Settings, told));
    }

    // What this build may have handed to its steps.
    private Dictionary<string, string> Secrets(ServiceOptions options)
    {
        var indexes = new IndexSecretStore(new SystemProcessRunner(), Environment.GetEnvironmentVariable).DemandAsync(options, ServiceProject.Find(options), options.Target, Cancellation).GetAwaiter().GetResult().Values;
        var secrets = new Dictionary<string, string>(indexes, StringComparer.Ordinal);
        foreach (var (name, value) in ProxySettings.Find(Environment.GetEnvironmentVariable))
            secrets[name] = value;
        return secrets;
    }

    // As large as the image: it stays no longer than it is read, whatever happens.
    private ImageFileSystem Files(ServiceOptions options, string name)
    {
        var archive = Path.Combine(options.OutputDirectory, BuildLeftovers.VerifiedArchive);
        try
        {
            new Delivery(new SystemProcessRunner(), Log.Progress).SaveAsync(options.DockerPath, [name], archive, Cancellation).GetAwaiter().GetResult();
            return ImageArchive.Read(archive, ImageLimits.Default, Cancellation, new SecretSearch(Secrets(options)));
        }
        finally
        {
            File.Delete(archive);
        }
    }
}

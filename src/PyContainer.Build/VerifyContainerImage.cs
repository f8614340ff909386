using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;
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
        var image = inspector.InspectAsync(options.DockerPath, name, Cancellation).GetAwaiter().GetResult();
        Size = image.Size.ToString(CultureInfo.InvariantCulture);
        if (options.Target == BuildTarget.Prod)
            Check(options, image with { History = inspector.HistoryAsync(options.DockerPath, name, Cancellation).GetAwaiter().GetResult() });
    }

    private void Check(ServiceOptions options, ImageConfig image)
    {
        var context = HardeningContext.Of(options, DateOnly.FromDateTime(DateTime.UtcNow));
        var told = HardeningPolicy.Check(DockerfileReader.Parse(File.ReadAllText(options.DockerfilePath), options.DockerfilePath), context).Broken;
        Log.Report(ImagePolicy.Check(image, SourceSpan.Of(options.DockerfilePath), context.Settings, told));
    }
}

using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
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
        var image = new ImageInspector(new SystemProcessRunner()).InspectAsync(options.DockerPath, options.ImageNames.First(), Cancellation).GetAwaiter().GetResult();
        Size = image.Size.ToString(CultureInfo.InvariantCulture);
        if (options.Target == BuildTarget.Prod)
        {
            foreach (var finding in ImagePolicy.Check(image, SourceSpan.Of(options.DockerfilePath)))
                Log.Report(finding);
        }
    }
}

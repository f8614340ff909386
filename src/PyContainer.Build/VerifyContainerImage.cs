using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Reads the image that was built, holds it against the rules for what ships, and says in one line what came of the publish.</summary>
[MSBuildMultiThreadableTask]
public sealed class VerifyContainerImage : ServiceTask
{
    /// <summary>The digest of the image's manifest.</summary>
    [Required]
    public string ManifestDigest { get; set; } = "";

    /// <summary>The digest of the image's config, if known.</summary>
    public string ConfigDigest { get; set; } = "";

    /// <summary>How long the build took, in seconds.</summary>
    public string Seconds { get; set; } = "";

    /// <summary>One item per name of the image, for <c>GeneratedContainer</c>.</summary>
    [Output]
    public ITaskItem[] Containers { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var names = options.ImageNames.ToList();
        var inspector = new ImageInspector(new SystemProcessRunner());
        var image = inspector.InspectAsync(options.DockerPath, names[0], Cancellation).GetAwaiter().GetResult();
        if (options.Target == BuildTarget.Prod)
            Check(options, image with { History = inspector.HistoryAsync(options.DockerPath, names[0], Cancellation).GetAwaiter().GetResult() });
        if (Log.HasLoggedErrors)
            return;
        Containers = [.. names.Zip(options.Tags, (name, tag) => Container(options, name, tag.Value))];
        Log.LogMessage(MessageImportance.High, "{0} -> {1} ({2}) {3} {4} in {5} s", Path.GetFileNameWithoutExtension(options.ProjectFile), string.Join(", ", names),
            Stage(options), ManifestDigest, string.Create(CultureInfo.InvariantCulture, $"{image.Size / 1e6:0.0} MB"), Seconds);
    }

    private void Check(ServiceOptions options, ImageConfig image)
    {
        var context = HardeningContext.Of(options, DateOnly.FromDateTime(DateTime.UtcNow));
        var told = HardeningPolicy.Check(DockerfileReader.Parse(File.ReadAllText(options.DockerfilePath), options.DockerfilePath), context).Broken;
        Log.Report(ImagePolicy.Check(image, SourceSpan.Of(options.DockerfilePath), context.Settings, told));
    }

    private Microsoft.Build.Utilities.TaskItem Container(ServiceOptions options, string name, string tag) => new(name, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ManifestDigest"] = ManifestDigest,
        ["ConfigDigest"] = ConfigDigest,
        ["Repository"] = options.Repository.Value,
        ["Tag"] = tag,
        ["Stage"] = Stage(options),
        ["Dockerfile"] = options.DockerfilePath,
    });

    private static string Stage(ServiceOptions options) => options.Target == BuildTarget.Prod ? "prod" : "build";
}

using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Buildx;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Pushes or saves a verified image where that is asked for, and says in one line what came of the publish.</summary>
[MSBuildMultiThreadableTask]
public sealed class DeliverContainerImage : ServiceTask
{
    /// <summary>The digest of the image's manifest; after a push, the one in the registry.</summary>
    [Required, Output]
    public string ManifestDigest { get; set; } = "";

    /// <summary>The digest of the image's config, if known.</summary>
    public string ConfigDigest { get; set; } = "";

    /// <summary>The size of the image in bytes, as the engine counts it.</summary>
    [Required]
    public string Size { get; set; } = "";

    /// <summary>How long the build took, in seconds.</summary>
    [Required]
    public string Seconds { get; set; } = "";

    /// <summary>How many instructions of the Dockerfile were carried out.</summary>
    public int Steps { get; set; }

    /// <summary>How many of them the cache answered.</summary>
    public int CachedSteps { get; set; }

    /// <summary>The time of the commit that was built, in seconds since 1970; empty where there is none.</summary>
    public string CommitTime { get; set; } = "";

    /// <summary>One item per name of the image, for <c>GeneratedContainer</c>.</summary>
    [Output]
    public ITaskItem[] Containers { get; private set; } = [];

    /// <summary>The archive, full path; empty when none was asked for.</summary>
    [Output]
    public string Archive { get; private set; } = "";

    /// <inheritdoc/>
    protected override bool IsLastInFolder => true;

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var names = options.ImageNames.ToList();
        var plan = new DeliveryPlan(options);
        Deliver(options, plan, names);
        var kind = LogBridge.SizeKind(EngineQuestion.Ask(BuildEngine4, options.DockerPath).Answer(Cancellation));
        if (options.DigestFile is { } file)
            Dockerfiles.GeneratedFile.Write(file, ManifestDigest + "\n");
        Containers = [.. names.Zip(options.Tags, (name, tag) => Container(options, name, tag.Value, kind))];
        var delivered = (plan.IsPushed ? ", pushed" : "") + (Archive.Length == 0 ? "" : $", saved as {Archive}");
        Log.LogMessage(MessageImportance.High, "{0} -> {1} ({2}) {3} {4} in {5} s, {6} of {7} steps cached{8}", options.DisplayName, string.Join(", ", names),
            options.StageName + (options.HasPlatformOfDocker ? $", {options.Platforms[0]} by {Platform.Variable}" : ""), ManifestDigest, LogBridge.Megabytes(Size, kind), Seconds, CachedSteps, Steps, delivered);
    }

    private void Deliver(ServiceOptions options, DeliveryPlan plan, List<string> names)
    {
        var runner = new SystemProcessRunner();
        var delivery = new Delivery(runner, Log.Progress);
        if (plan.IsExported)
        {
            // With its credentials: platforms that were not loaded are built here for the first time.
            var build = ImageBuild.Of(options, ServiceProject.Find(options), CommitClock.Parse(CommitTime), runner, Cancellation);
            ManifestDigest = delivery.ExportAsync(options, build.Files, Environment.GetEnvironmentVariable, build.Complete, Cancellation).GetAwaiter().GetResult().Value;
        }
        foreach (var name in plan is { IsPushed: true, IsExported: false } ? names : [])
            ManifestDigest = delivery.PushAsync(options.DockerPath, name, Cancellation).GetAwaiter().GetResult()?.Value ?? ManifestDigest;
        if (options.Archive is { } path && !plan.IsExported)
            delivery.SaveAsync(options.DockerPath, names, path, Cancellation).GetAwaiter().GetResult();
        Archive = options.Archive ?? "";
    }

    private TaskItem Container(ServiceOptions options, string name, string tag, string sizeKind) => new(name, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ManifestDigest"] = ManifestDigest,
        ["ConfigDigest"] = ConfigDigest,
        ["Registry"] = options.Registry?.Value ?? "",
        ["Repository"] = options.Repository.Value,
        ["Tag"] = tag,
        ["Platforms"] = string.Join(';', options.Platforms),
        ["Stage"] = options.StageName,
        ["Dockerfile"] = options.DockerfilePath,
        ["Service"] = Path.IsPathRooted(Service.ItemSpec) ? options.DisplayName : Service.ItemSpec,
        ["Project"] = options.ProjectFile,
        ["Size"] = Size,
        ["SizeKind"] = sizeKind,
        ["Seconds"] = Seconds,
        ["Steps"] = Steps.ToString(CultureInfo.InvariantCulture),
        ["CachedSteps"] = CachedSteps.ToString(CultureInfo.InvariantCulture),
    });
}

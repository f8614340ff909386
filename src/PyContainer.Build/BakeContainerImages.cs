using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Builds the images of several services with one <c>docker buildx bake</c>. What fails is told per service; the others are built.</summary>
[MSBuildMultiThreadableTask]
public sealed class BakeContainerImages : CodedTask
{
    private readonly SystemProcessRunner _runner = new();

    /// <summary>The services, of one project or of several, their Dockerfiles written.</summary>
    [Required]
    public ITaskItem[] Services { get; set; } = [];

    /// <summary>The items of all lists of options; the metadata <c>Project</c> names the project that an item is of.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The services whose images were built, each with what a single build says of its own.</summary>
    [Output]
    public ITaskItem[] Built { get; private set; } = [];

    /// <inheritdoc/>
    protected override string Cancelled => "The images were cancelled.";

    /// <inheritdoc/>
    protected override string Place => Services[0].GetMetadata("ProjectFile");

    /// <inheritdoc/>
    protected override void Run()
    {
        List<(ITaskItem Service, FolderReservation Folder)> reservations = [.. Services.Select(service => (service, new FolderReservation(BuildEngine4, Log, service)))];
        try
        {
            foreach (var (_, folder) in reservations.OrderBy(each => each.Folder.Order, StringComparer.Ordinal))
                folder.Take(Cancellation);
            Built = [.. PlannedImage.Together(Plan()).SelectMany(Bake)];
        }
        finally
        {
            // What was built is given back by the task that delivers it.
            foreach (var (_, folder) in reservations.Where(each => !Array.Exists(Built, built => built.ItemSpec == each.Service.ItemSpec && built.GetMetadata("ProjectFile") == each.Service.GetMetadata("ProjectFile"))))
                folder.GiveBack();
        }
    }

    private List<PlannedImage> Plan()
    {
        var images = new List<PlannedImage>();
        foreach (var service in Services)
        {
            try
            {
                if (Plan(service) is { } image)
                    images.Add(image);
            }
            catch (DiagnosticException exception)
            {
                Report(exception);
            }
        }
        return images;
    }

    // The findings that are no errors were told when the service's Dockerfile was written.
    private PlannedImage? Plan(ITaskItem item)
    {
        var findings = new DiagnosticBag();
        var options = new ServiceOptionsBinder(item, Services, Items, findings).Bind();
        foreach (var finding in findings.Where(finding => finding.Severity == DiagnosticSeverity.Error))
            Log.Report(finding);
        if (options is null)
            return null;
        if (options.ExtraArguments.FirstOrDefault(argument => !BakeFile.KnownArguments.Contains(argument.Name)) is { } argument)
            throw DeliveryOptionCodes.NotInBake.Error(SourceSpan.Of(options.ProjectFile), argument.Name, string.Join(", ", BakeFile.KnownArguments));
        var image = PlannedImage.Create(item, options, EngineQuestion.Ask(BuildEngine4, options.DockerPath).Answer(Cancellation), _runner, Cancellation);
        foreach (var finding in image.Findings)
            Log.Report(finding);
        return image.Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? null : image;
    }

    private IEnumerable<TaskItem> Bake(IReadOnlyList<PlannedImage> images)
    {
        var names = BakeTarget.Names(images.Select(image => image.Options.Repository.Value));
        BakeTarget[] targets = [.. images.Zip(names, (image, name) => new BakeTarget(name, image.Request))];
        var file = Path.Combine(images[0].Options.OutputDirectory, "bake.json");
        GeneratedFile.Write(file, BakeFile.Create(targets));
        Log.LogMessage(MessageImportance.Normal, "{0} images with {1}", images.Count, file);
        var baked = new Baker(_runner, Log.Progress).BakeAsync(images[0].Options.DockerPath, file, targets, Cancellation).GetAwaiter().GetResult();
        foreach (var failure in baked.Where(image => image.Failure is not null).GroupBy(image => image.Failure))
            Report(failure.Key!, [.. failure.Select(image => image.Target.Name)]);
        return [.. baked.Where(image => image.Metadata is not null).Select(image => Item(images[Array.IndexOf(targets, image.Target)], image))];
    }

    private void Report(DiagnosticException failure, IReadOnlyList<string> names) =>
        Report(new DiagnosticException(failure.Diagnostic with { Message = $"{string.Join(", ", names)}: {failure.Diagnostic.Message}" }) { Details = failure.Details });

    private static TaskItem Item(PlannedImage image, BakedImage baked)
    {
        var item = new TaskItem(image.Service);
        item.SetMetadata("Key", $"{image.Options.ProjectFile}|{image.Service.ItemSpec}");
        item.SetMetadata("ManifestDigest", baked.Metadata!.ManifestDigest.Value);
        item.SetMetadata("ConfigDigest", baked.Metadata.ConfigDigest?.Value ?? "");
        item.SetMetadata("CommitTime", image.CommitTime?.ToString(CultureInfo.InvariantCulture) ?? "");
        item.SetMetadata("Seconds", baked.Seconds.ToString("0.0", CultureInfo.InvariantCulture));
        item.SetMetadata("Steps", baked.Metadata.Steps.All.ToString(CultureInfo.InvariantCulture));
        item.SetMetadata("CachedSteps", baked.Metadata.Steps.Cached.ToString(CultureInfo.InvariantCulture));
        return item;
    }
}

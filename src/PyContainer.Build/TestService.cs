using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;
using PyContainer.Build.Testing;

namespace PyContainer.Build;

/// <summary>Runs the checks of a service in its stage <c>build</c>, reports what they find at its place, and delivers what they leave.</summary>
[MSBuildMultiThreadableTask]
public sealed class TestService : ServiceTask
{
    /// <summary>One item per check: the folder with its results.</summary>
    [Output]
    public ITaskItem[] Results { get; private set; } = [];

    /// <inheritdoc/>
    protected override bool IsLastInFolder => true;

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var service = ServiceProject.Find(options);
        var steps = TestPlanner.Create(options, service);
        if (steps.Count == 0)
        {
            Log.Report(TestCodes.NothingToRun.At(SourceSpan.Of(service.Project.Path)));
            return;
        }
        var runner = new SystemProcessRunner();
        EngineQuestion.Ask(BuildEngine4, options.DockerPath).Answer(Cancellation);
        var run = new TestRun(runner, Log.Progress)
            .RunAsync(options, service, steps, Environment.GetEnvironmentVariable, Cancellation).GetAwaiter().GetResult();
        var folder = ResultFolder.Deliver(options, run.Results);
        Results = [.. run.Results.Select(result => Item(result, folder, options))];
        foreach (var line in run.Excerpt)
            Log.LogMessage(MessageImportance.High, "{0}", line);
        foreach (var finding in run.Findings)
            Log.Report(finding);
        Log.LogMessage(MessageImportance.High, "{0} -> {1} in {2} s ({3} of {4} cached), results in {5}", options.DisplayName,
            string.Join(", ", run.Results.Select(result => result.Summary)), LogBridge.Seconds(watch.Elapsed), run.CachedSteps, steps.Count, folder);
    }

    private static TaskItem Item(TestResult result, string folder, ServiceOptions options) => new(Path.Combine(folder, result.Step.Name), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Check"] = result.Step.Name,
        ["ExitCode"] = result.ExitCode.ToString(CultureInfo.InvariantCulture),
        ["Seconds"] = result.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
        ["Report"] = result.Report is null ? "" : Path.Combine(folder, result.Step.Name, result.Step.Report!),
        ["Repository"] = options.Repository.Value,
    });
}

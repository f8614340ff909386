using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Credentials;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;
using PyContainer.Build.Outputs;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;
using PyContainer.Build.Reports;

namespace PyContainer.Build;

/// <summary>Says what a publish of a service would do, and why. It starts no process and writes nothing but its text.</summary>
[MSBuildMultiThreadableTask]
public sealed class DescribeService : ServiceTask
{
    /// <summary>One item per fact, with its value and its reason.</summary>
    [Output]
    public ITaskItem[] Facts { get; private set; } = [];

    /// <summary>The file with the whole text, full path.</summary>
    [Output]
    public string File { get; private set; } = "";

    /// <inheritdoc/>
    protected override bool UsesFolder => false;

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var service = ServiceProject.Find(options);
        var @lock = options.Dockerfile is null ? ServicePlanner.ReadLock(options, service) : null;
        var plan = options.Dockerfile is null ? ServicePlanner.Create(options, service, @lock, DateOnly.FromDateTime(DateTime.UtcNow)) : null;
        // A keyring is another program, and may ask the person at the screen.
        var secrets = new IndexSecretStore(new SystemProcessRunner(), Environment.GetEnvironmentVariable).OfferAsync(options with { AsksKeyring = false }, service, Cancellation).GetAwaiter().GetResult();
        var report = ServiceReport.Create(options, service, plan, @lock, secrets.Values, Environment.GetEnvironmentVariable);
        var width = report.Max(line => line.Name.Length);
        string[] lines = [.. report.Select(line => $"  {line.Name.PadRight(width)}  {line.Value}{(line.Because.Length == 0 ? "" : $"  ({line.Because})")}")];
        foreach (var line in lines)
            Log.LogMessage(MessageImportance.High, "{0}", line);
        foreach (var finding in plan?.Findings ?? [])
            Log.Report(finding);
        File = Path.Combine(options.OutputDirectory, "info.txt");
        OutputFolder.RefuseLinks(Service.GetMetadata("ProjectFolder") is { Length: > 0 } folder ? folder : options.OutputDirectory, File);
        GeneratedFile.Write(File, string.Concat(lines.Select(line => line + "\n")));
        Facts = [.. report.Select(Fact)];
    }

    private TaskItem Fact(ReportLine line) => new(line.Name, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Value"] = Escaped(line.Value),
        ["Because"] = Escaped(line.Because),
        ["Service"] = Escaped(Service.ItemSpec),
    });

    // An item reads %20 as a blank.
    private static string Escaped(string text) => text.Replace("%", "%25", StringComparison.Ordinal);
}

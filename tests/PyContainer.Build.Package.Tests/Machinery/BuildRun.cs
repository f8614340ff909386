using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace PyContainer.Build;

/// <summary>A finding as MSBuild logged it.</summary>
/// <param name="Code">The code.</param>
/// <param name="File">The file, as logged.</param>
/// <param name="Line">Line; 0 for the file as a whole.</param>
/// <param name="Column">Column; 0 when unknown.</param>
/// <param name="Message">The text: shown when a test fails, never compared.</param>
/// <param name="Project">The project that was built, as a full path.</param>
public sealed record Finding(string? Code, string? File, int Line, int Column, string? Message, string? Project);

/// <summary>A build by the real <c>dotnet</c>, seen through its binary log.</summary>
public sealed class BuildRun
{
    private static readonly string[] _ownTasks = ["CheckNames", "ValidateUvLock", "GenerateDockerfile", "BuildContainerImage", "VerifyContainerImage", "DeliverContainerImage", "TestService", "DescribeService", "SummarizeServices"];

    private readonly Lazy<IReadOnlyList<BuildEventArgs>> _events;

    internal BuildRun(CommandResult result, string binaryLog)
    {
        (Result, BinaryLog) = (result, binaryLog);
        _events = new(() => File.Exists(binaryLog) ? [.. new BinLogReader().ReadRecords(binaryLog).Select(record => record.Args).OfType<BuildEventArgs>()] : []);
    }

    /// <summary>How the process ended.</summary>
    public CommandResult Result { get; }

    /// <summary>The binary log.</summary>
    public string BinaryLog { get; }

    /// <summary>The errors, in order.</summary>
    public IReadOnlyList<Finding> Errors => [.. _events.Value.OfType<BuildErrorEventArgs>().Select(error => new Finding(error.Code, error.File, error.LineNumber, error.ColumnNumber, error.Message, error.ProjectFile))];

    /// <summary>The warnings, in order.</summary>
    public IReadOnlyList<Finding> Warnings => [.. _events.Value.OfType<BuildWarningEventArgs>().Select(warning => new Finding(warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.Message, warning.ProjectFile))];

    /// <summary>The codes of the errors, in order.</summary>
    public IEnumerable<string?> ErrorCodes => Errors.Select(error => error.Code);

    /// <summary>The names of the targets that ran, in the order in which they began.</summary>
    public IReadOnlyList<string> Targets => [.. _events.Value.OfType<TargetStartedEventArgs>().Select(target => target.TargetName)];

    /// <summary>The names of the tasks that ran, without their namespace, in order.</summary>
    public IReadOnlyList<string> Tasks => [.. _events.Value.OfType<TaskStartedEventArgs>().Select(task => task.TaskName[(task.TaskName.LastIndexOf('.') + 1)..])];

    /// <summary>Our tasks that ran, in order.</summary>
    public IReadOnlyList<string> OwnTasks => [.. _events.Value.OfType<TaskStartedEventArgs>().Select(task => task.TaskName)
        .Where(name => name.StartsWith("PyContainer.Build.", StringComparison.Ordinal)).Select(name => name["PyContainer.Build.".Length..])];

    /// <summary>Messages of high importance that our tasks logged.</summary>
    public IReadOnlyList<string> OwnHeadlines => [.. _events.Value.OfType<BuildMessageEventArgs>()
        .Where(message => message.Importance == MessageImportance.High && _ownTasks.Contains(message.SenderName)).Select(message => message.Message ?? "")];

    /// <summary>All messages.</summary>
    public IEnumerable<string> Messages => _events.Value.OfType<BuildMessageEventArgs>().Select(message => message.Message ?? "");

    /// <summary>Fails the test, with what was printed, unless the build succeeded.</summary>
    public BuildRun MustSucceed()
    {
        Assert.True(Result.ExitCode == 0, Result.Output);
        return this;
    }

    /// <summary>Fails the test unless the build failed with exactly these codes, in any order, each as often as given.</summary>
    public BuildRun MustFailWith(params string[] codes)
    {
        Assert.True(Result.ExitCode != 0, Result.Output);
        Assert.Equal(codes.Order(StringComparer.Ordinal), ErrorCodes.Order(StringComparer.Ordinal));
        return this;
    }
}

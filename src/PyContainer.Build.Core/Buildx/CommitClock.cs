using System.Globalization;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Asks git when the checked-out commit was made, so that two builds of it carry one time.</summary>
public sealed class CommitClock(IProcessRunner runner)
{
    /// <summary>The variable by which a build is told its time (reproducible-builds.org).</summary>
    public const string Variable = "SOURCE_DATE_EPOCH";

    // A partial clone would fetch what it lacks, and its own settings say by which program.
    private static readonly Dictionary<string, string?> _offline = new(StringComparer.Ordinal) { ["GIT_ALLOW_PROTOCOL"] = "none", ["GIT_NO_LAZY_FETCH"] = "1" };

    /// <summary>The time in seconds since 1970; null without git, outside of a repository, and before the first commit.</summary>
    /// <param name="folder">A folder of the repository, full path.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<long?> AskAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            // A signature that a user's settings want shown would stand before the number.
            var result = await runner.RunAsync(new ProcessSpec("git", ["-C", folder, "log", "-1", "--no-show-signature", "--format=%ct"]) { Environment = _offline }, cancellation);
            return result.ExitCode == 0 ? Parse(result.Output) : null;
        }
        catch (ProcessStartException)
        {
            return null;
        }
    }

    /// <summary>Reads whole seconds; null when the text has another form.</summary>
    public static long? Parse(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253402300799 ? seconds : null;
}

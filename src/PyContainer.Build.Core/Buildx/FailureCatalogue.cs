using System.Globalization;
using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Buildx;

/// <summary>
/// Recognises why a build failed by what buildx, BuildKit, uv and pip print. The texts are those of buildx 0.29 with Engine 28.5 and uv
/// 0.12 and 0.13; what nothing here matches is shown as it is.
/// </summary>
public static partial class FailureCatalogue
{
    /// <summary>A failure that is not in the catalogue.</summary>
    public const string UnknownId = "PYC3999";

    /// <summary>Turns a failed build into a finding.</summary>
    /// <param name="exitCode">The exit code of buildx, not 0.</param>
    /// <param name="progress">What it printed.</param>
    /// <param name="dockerfile">The Dockerfile, for the place.</param>
    public static Diagnostic Classify(int exitCode, ProgressLog progress, string dockerfile)
    {
        var text = AnsiText.Strip(progress.Text);
        var message = Message(text);
        // The lines of the Dockerfile and the command of the step are shown, too; what stands in them is no reason.
        var reason = Commands().Replace(Excerpts().Replace(text, ""), "process \"…\" did not complete");
        var log = progress.Failed is { } step ? string.Join('\n', step.Lines) : "";
        var place = Place(text, dockerfile);
        foreach (var failure in KnownFailures.All)
        {
            if (Match(failure, exitCode, reason, log) is { } match)
                return Describe(failure, match, place);
        }
        return new DiagnosticDescriptor(UnknownId, DiagnosticSeverity.Error, "").At(place) with
        {
            Message = $"The image build failed (exit code {exitCode}): {(message.Length > 0 ? message : "docker printed no reason")}. The lines above are what it printed last.",
        };
    }

    /// <summary>Recognises the failure of another docker command by its output.</summary>
    public static Diagnostic? Recognize(int exitCode, string output)
    {
        foreach (var failure in KnownFailures.All.Where(failure => failure.Source != FailureSource.Log && failure.ExitCode == 0))
        {
            if (Match(failure, exitCode, output, "") is { } match)
                return Describe(failure, match, place: null);
        }
        return null;
    }

    private static Match? Match(Failure failure, int exitCode, string text, string log)
    {
        if ((failure.ExitCode != 0 && failure.ExitCode != exitCode) || !text.Contains(failure.Message, StringComparison.Ordinal))
            return null;
        foreach (var (source, content) in new[] { (FailureSource.Message, text), (FailureSource.Log, log) })
        {
            if ((failure.Source == source || failure.Source == FailureSource.Anywhere) && failure.Pattern.Match(content) is { Success: true } match)
                return match;
        }
        return null;
    }

    private static Diagnostic Describe(Failure failure, Match match, SourceSpan? place)
    {
        object[] groups = [.. match.Groups.Cast<Group>().Select(group => group.Value.Trim())];
        var text = $"{failure.Cause}. {failure.Remedy}";
        return new DiagnosticDescriptor(failure.Id, DiagnosticSeverity.Error, text).At(place) with
        {
            Message = string.Format(CultureInfo.InvariantCulture, text, [.. groups, "", "", ""]),
        };
    }

    private static string Message(string text) =>
        Messages().Match(text) is { Success: true } match ? match.Groups["message"].Value.Trim() : text.Trim().Split('\n')[^1].Trim();

    // `Dockerfile:12` above a line of 20 dashes; buildx knows only the base name.
    private static SourceSpan? Place(string text, string dockerfile) =>
        Places().Match(text) is { Success: true } match
            ? new SourceSpan(dockerfile, int.Parse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), 1)
            : SourceSpan.Of(dockerfile);

    [GeneratedRegex(@"^ERROR: (?:target \S+: )?(?:failed to build: )?(?:failed to solve: )?(?<message>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Messages();

    [GeneratedRegex(@"^.+:(?<line>\d{1,6})\n-{20}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"^.+:\d{1,6}\n-{20}\n(?s:.*?)^-{20}$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Excerpts();

    [GeneratedRegex(@"process "".*"" did not complete", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Commands();
}

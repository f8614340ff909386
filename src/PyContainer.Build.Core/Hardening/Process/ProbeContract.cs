using System.Globalization;
using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-62: the probe is the interpreter that is there anyway, by its absolute path and isolated (<c>-I -S</c>: no .pth file runs); it asks
/// 127.0.0.1 and no proxy, ends before <c>--timeout</c>, and <c>--start-interval</c> is written out (Docker's reference).
/// </summary>
internal sealed partial class ProbeContract() : HardeningRule(62, HardeningGrade.Medium,
    "Let 'python -I -S -c' ask 127.0.0.1 with 'timeout=', and write '--timeout=5s --start-interval=1s'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (file.Last<HealthCheckInstruction>() is not { Probe.Arguments: { Count: > 0 } probe } check)
            return [];
        var timeout = check.Source.Flag("timeout") is { } text ? Seconds(text) : null;
        return Faults(probe, timeout, check.Source.Flag("start-interval") is not null).Select(fault => new Finding(check, fault));
    }

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.HealthCheck is { IsNone: false, Test: ["CMD", ..] } check
            ? Faults([.. check.Test.Skip(1)], check.Timeout?.TotalSeconds, check.StartInterval is not null)
            : [];

    private static IEnumerable<string> Faults(IReadOnlyList<string> probe, double? timeout, bool hasStartInterval)
    {
        if (probe.Count == 0 || !probe[0].StartsWith('/'))
            yield return "the probe has no absolute path";
        if (!hasStartInterval)
            yield return "the health check does not write --start-interval";
        if (timeout is null)
            yield return "the health check does not write --timeout";
        if (probe.Count == 0 || !Python().IsMatch(probe[0]))
            yield return "the probe is not the interpreter";
        else
        {
            if (!probe.Contains("-I") || !probe.Contains("-S"))
                yield return "the interpreter of the probe is not isolated";
            foreach (var fault in Faults(probe[^1], timeout))
                yield return fault;
        }
    }

    private static IEnumerable<string> Faults(string program, double? timeout)
    {
        if (!program.Contains("127.0.0.1", StringComparison.Ordinal))
            yield return "the probe does not ask 127.0.0.1";
        if (program.Contains("urllib", StringComparison.Ordinal) && !program.Contains("ProxyHandler({})", StringComparison.Ordinal))
            yield return "the probe may ask a proxy";
        var own = Timeout().Match(program) is { Success: true } match ? double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture) : (double?)null;
        if (own is null || own >= timeout)
            yield return "the probe does not end before its timeout";
    }

    private static double? Seconds(string text) => Duration().Match(text) is { Success: true } match
        ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Value switch { "ms" => 0.001, "m" => 60, "h" => 3600, _ => 1 }
        : null;

    [GeneratedRegex(@"/python[0-9.]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Python();

    [GeneratedRegex(@"(?:timeout=|\),\s*)(?<seconds>[0-9]+(?:\.[0-9]+)?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Timeout();

    [GeneratedRegex(@"\A(?<number>[0-9]+(?:\.[0-9]+)?)(?<unit>ms|s|m|h)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Duration();
}

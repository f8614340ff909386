using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-30: labels and history hold no secret. The history repeats each RUN with the build arguments it saw (BuildKit's provenance).</summary>
internal sealed partial class NoSecretInHistory() : HardeningRule(30, HardeningGrade.High, "Take it out, build without cache, and consider it known.")
{
    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.Labels.Where(label => label.Value.Length > 0 && EnvironmentVariable.LooksSecret(label.Key[(label.Key.LastIndexOf('.') + 1)..])).Select(label => $"the label '{label.Key}' looks like a secret")
            .Concat(image.History.Any(NoCredentialsInUrls.HasCredentials) ? ["the history holds an address with a password"] : [])
            .Concat(image.History.SelectMany(Arguments).Where(EnvironmentVariable.LooksSecret).Distinct(StringComparer.Ordinal).Select(name => $"the history tells the build argument '{name}'"));

    // `RUN |2 NAME=value OTHER=value /bin/sh -c …`
    private static IEnumerable<string> Arguments(string line) =>
        Recorded().Match(line) is { Success: true } match ? match.Groups["name"].Captures.Select(capture => capture.Value) : [];

    [GeneratedRegex(@"\A(?:RUN )?\|[0-9]+ (?:(?<name>[A-Za-z_][A-Za-z0-9_]*)=\S* )+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Recorded();
}

using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>ruff, whose output the step sets to its concise form, one finding a line.</summary>
internal sealed partial class Ruff : TestTool
{
    /// <inheritdoc/>
    internal override IReadOnlyList<string> Usual(ServiceProject service, IReadOnlySet<string> packages, string folder) => ["ruff", "check"];

    /// <inheritdoc/>
    internal override IEnumerable<Diagnostic> Read(TestResult result, SourceMap map)
    {
        foreach (var line in result.Lines)
        {
            if (Finding().Match(line) is { Success: true } finding)
                yield return map.At(TestCodes.Lint, finding, finding.Groups["text"].Value.Replace("[*] ", "", StringComparison.Ordinal));
            else if (Format().Match(line) is { Success: true } format)
                yield return map.At(TestCodes.Unformatted, format);
        }
    }

    // src/app/main.py:12:5: F401 [*] `os` imported but unused; the mark means that ruff could mend it. For GitHub the same after ::error …::
    [GeneratedRegex(@"\A(?:::[a-z]+ .*?::)?(?<file>[^:\s][^:]*):(?<line>[0-9]{1,7}):(?<column>[0-9]{1,7}): (?<text>\S.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Finding();

    [GeneratedRegex(@"\AWould reformat: (?<file>.+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Format();
}

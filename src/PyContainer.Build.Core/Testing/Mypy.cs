using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Testing;

/// <summary>mypy, whose output is one finding a line; notes belong to the finding above them and are left in the log.</summary>
internal sealed partial class Mypy : TestTool
{
    private static readonly string[] _selections = ["files", "packages", "modules"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Usual(ServiceProject service, IReadOnlySet<string> packages, string folder) =>
        ["mypy", "--show-column-numbers", .. SaysWhat(service) ? Array.Empty<string>() : ["."]];

    /// <inheritdoc/>
    internal override IEnumerable<Diagnostic> Read(TestResult result, SourceMap map) =>
        result.Lines.Select(line => Finding().Match(line)).Where(match => match.Success).Select(match => map.At(TestCodes.Typing, match, match.Groups["text"].Value));

    // mypy refuses a call without targets, unless its configuration names them.
    private static bool SaysWhat(ServiceProject service) =>
        (service.Project.Tool?.Find("mypy")?.Value is TomlTable table && _selections.Any(key => table.Find(key) is not null))
        || File.Exists(Path.Combine(service.Project.Directory, "mypy.ini"));

    // src/app/main.py:12:5: error: Incompatible return value type (got "int", expected "str")  [return-value]
    [GeneratedRegex(@"\A(?<file>[^:\s][^:]*)(?::(?<line>[0-9]{1,7})(?::(?<column>[0-9]{1,7})(?::[0-9]+:[0-9]+)?)?)?: error: (?<text>\S.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Finding();
}

using System.Text;
using System.Text.Json.Nodes;
using PyContainer.Build.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build.Toml;

/// <summary>The public conformance suite, toml-lang/toml-test, in the selection for TOML 1.0.0.</summary>
public sealed class TomlConformanceTests(ITestOutputHelper output)
{
    private const string Suite = "toml-test";

    [AssetFact(Suite)]
    public void Every_valid_file_of_the_suite_means_what_the_suite_says()
    {
        var files = ReadSuite();
        var wrong = new List<string>();
        var names = Names(files, "valid/");
        foreach (string name in names)
        {
            var expected = JsonNode.Parse(Encoding.UTF8.GetString(files[Path.ChangeExtension(name, ".json")]))!;
            try
            {
                if (TaggedJson.Difference(TomlDocument.Parse(files[name], name).Root, expected) is { } difference)
                    wrong.Add($"{name}: {difference}");
            }
            catch (DiagnosticException refusal)
            {
                wrong.Add(refusal.Message);
            }
        }

        output.WriteLine($"{names.Count - wrong.Count} of {names.Count} valid files");
        Assert.Empty(wrong);
        Assert.Equal(210, names.Count);
    }

    [AssetFact(Suite)]
    public void Every_invalid_file_of_the_suite_is_refused_at_a_place()
    {
        var files = ReadSuite();
        var names = Names(files, "invalid/");
        foreach (string name in names)
        {
            var refusal = Assert.Throws<DiagnosticException>(() => TomlDocument.Parse(files[name], name)).Diagnostic;
            Assert.Equal("PYC1002", refusal.Id);
            Assert.Equal(name, refusal.Span?.File);
            Assert.True(refusal.Span is { Line: >= 1, Column: >= 1 }, refusal.ToString());
            output.WriteLine(refusal.ToString());
        }

        output.WriteLine($"{names.Count} of {names.Count} invalid files");
        Assert.Equal(499, names.Count);
    }

    private static Dictionary<string, byte[]> ReadSuite() =>
        TestAssets.ReadArchive($"{Suite}/tests.tar.gz").ToDictionary(file => file.Key["tests/".Length..], file => file.Value);

    private static List<string> Names(Dictionary<string, byte[]> files, string prefix) =>
    [
        .. Encoding.UTF8.GetString(files["files-toml-1.0.0"]).Split('\n')
            .Where(line => line.StartsWith(prefix, StringComparison.Ordinal) && line.EndsWith(".toml", StringComparison.Ordinal)),
    ];
}

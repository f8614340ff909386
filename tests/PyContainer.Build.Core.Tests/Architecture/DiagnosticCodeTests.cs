using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;

namespace PyContainer.Build.Architecture;

/// <summary>Codes are a promise: one meaning each, in the band of its subject.</summary>
public sealed partial class DiagnosticCodeTests
{
    // The preflight asks before a build and the catalogue recognises during one: the same meaning at two times.
    private static readonly string[] _toldTwice = ["PYC3001", "PYC3002", "PYC3004", "PYC3109"];

    // Recognised by text or by exit code, or in the words of several programs.
    private static readonly string[] _inTwoRows = ["PYC3104", "PYC3260", "PYC3503", "PYC3504"];

    private static readonly List<(string File, string Code)> _descriptors =
        [.. Sources().SelectMany(file => Descriptors().Matches(File.ReadAllText(file)).Select(match => (file, match.Groups["code"].Value)))];

    [Fact]
    public void A_descriptor_has_a_code_of_its_own()
    {
        Assert.True(_descriptors.Count > 60, $"only {_descriptors.Count} descriptors were found in the sources");
        Assert.Empty(_descriptors.GroupBy(found => found.Code).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_row_of_the_catalogue_has_a_code_of_its_own()
    {
        var rows = KnownFailures.All.GroupBy(failure => failure.Id).ToList();
        Assert.Equal(_inTwoRows, rows.Where(group => group.Count() > 1).Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.Equal(_toldTwice, rows.Select(group => group.Key).Intersect(_descriptors.Select(found => found.Code)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_lies_in_the_band_of_its_subject() => Assert.All(_descriptors, found => Assert.Equal(Band(found.File), found.Code[3]));

    private static char Band(string file) => Path.GetRelativePath(Repository.File("src", "PyContainer.Build.Core"), file).Split(Path.DirectorySeparatorChar)[0] switch
    {
        "Buildx" or "Images" or "Uv" or "Testing" or "Outputs" or "Processes" => '3',
        "Hardening" => '4',
        "Credentials" when Path.GetFileName(file) == "KeyringCodes.cs" => '3',
        "Files" or "Names" or "Options" or "Planning" or "Credentials" or "Dockerfiles" or ".." => '2',
        _ => '1',
    };

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any());

    [GeneratedRegex(@"new(?: Descriptor| DiagnosticDescriptor)?\(\s*""(?<code>PYC\d{4})""")]
    private static partial Regex Descriptors();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>A JUnit file, as pytest and many others write it.</summary>
public sealed partial class JUnitReport
{
    private const int MaximumLength = 16_000_000;

    // Of a traceback the end is told; a text is searched no further than that.
    private const int FaultLength = 65_536;

    private readonly List<XElement> _cases;

    private JUnitReport(XDocument document) => _cases = [.. document.Descendants("testcase")];

    /// <summary>How many tests it tells of, those among them that were skipped or did not pass.</summary>
    public (int All, int Skipped, int Failed) Count =>
        (_cases.Count, _cases.Count(test => test.Element("skipped") is not null), _cases.Count(test => test.Element("failure") is not null || test.Element("error") is not null));

    /// <summary>Reads a file; null when it is missing or no JUnit file.</summary>
    internal static JUnitReport? Find(string path)
    {
        using var file = OutputFile.Open(path);
        if (file is null)
            return null;
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, MaxCharactersInDocument = MaximumLength });
            return new JUnitReport(XDocument.Load(reader));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>What did not pass, each at the line where it went wrong.</summary>
    internal IEnumerable<Diagnostic> Read(SourceMap map) =>
        from test in _cases
        from fault in test.Elements().Where(element => element.Name.LocalName is "failure" or "error")
        let descriptor = fault.Name.LocalName == "failure" ? TestCodes.TestFailed : TestCodes.TestBroken
        select descriptor.At(Place(test, fault, map), Name(test), Reason(fault));

    private static string Name(XElement test)
    {
        var name = (string?)test.Attribute("name") ?? "";
        var owner = (string?)test.Attribute("classname") ?? "";
        return TestResult.Plain(owner.Length == 0 ? name : $"{owner}.{name}");
    }

    private static string Reason(XElement fault)
    {
        var text = ((string?)fault.Attribute("message") ?? "").Trim();
        // "collection failure" says less than what Python said.
        if (text is "" or "collection failure")
            text = Errors().Matches(Text(fault)).LastOrDefault()?.Groups["text"].Value.Trim() ?? Text(fault).Trim();
        var line = TestResult.Plain(text.Split('\n')[0]).Trim();
        return line.Length <= 300 ? line : line[..299] + "…";
    }

    private static string Text(XElement fault) => fault.Value is { Length: > FaultLength } text ? text[^FaultLength..] : fault.Value;

    // A traceback ends where it went wrong: the last place in the test's own file, else the last one that is the user's, else the test.
    private static SourceSpan Place(XElement test, XElement fault, SourceMap map)
    {
        var own = (string?)test.Attribute("file") is { } file ? map.Find(file) : null;
        var places = Places().Matches(Text(fault))
            .Select(match => (File: map.Find(match.Groups["file"].Value), Line: int.Parse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)))
            .Where(place => place.File is not null).ToList();
        var last = places.FindLastIndex(place => place.File == own) is var index and >= 0 ? index : places.Count - 1;
        if (last >= 0)
            return new SourceSpan(places[last].File!, places[last].Line, 0);
        if (own is null)
            return SourceSpan.Of(map.Project);
        // pytest counts from 0.
        return int.TryParse((string?)test.Attribute("line"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? new SourceSpan(own, line + 1, 0) : SourceSpan.Of(own);
    }

    [GeneratedRegex(@"^(?<file>[^\s:][^:\r\n]*\.py):(?<line>[0-9]{1,7}): ", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"^E +(?<text>\S.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Errors();
}

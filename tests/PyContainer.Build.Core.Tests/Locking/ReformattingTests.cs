using System.Text;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public class ReformattingTests(ITestOutputHelper output)
{
    /// <summary>Line ends, a byte order mark, comments, blank lines and the order of tables change no verdict, in manifest or lock.</summary>
    [AssetFact("uv-lock-cases")]
    public void Layout_makes_no_difference()
    {
        var count = 0;
        var different = new List<string>();
        foreach (var example in LockCase.Read("cases.json.gz").Where((example, index) => index % 3 == 0 && example.LockText is { Length: < 200_000 }))
        {
            var expected = example.Run("0.13.9").Kind;
            foreach (var (name, change) in Changes)
            {
                var files = example.Files.Where(file => file.Key.EndsWith(".toml", StringComparison.Ordinal)).Append(KeyValuePair.Create(example.LockPath, example.LockText!));
                var tree = example.Tree();
                foreach (var (path, text) in files)
                    tree.Write(path, Encoding.UTF8.GetBytes(change(text)));
                count++;
                var kind = new LockCheck(example.Settings("0.13.9"), tree).Run(example.Directory()).Kind;
                if (kind != expected)
                    different.Add($"{example}, {name}: {expected} became {kind}");
            }
        }

        Report.Say(output, $"reformatting: {count} times, {different.Count} verdicts changed");
        Assert.True(different.Count == 0 && count > 400, string.Join("\n", different));
    }

    private static IEnumerable<(string Name, Func<string, string> Change)> Changes =>
    [
        ("CRLF", text => text.ReplaceLineEndings("\r\n")),
        ("byte order mark", text => "\uFEFF" + text),
        ("comments", text => string.Join('\n', text.Split('\n').Select(line => line.StartsWith('[') ? line + " # a comment" : line))),
        ("blank lines", text => text.Replace("\n[", "\n\n\n[", StringComparison.Ordinal)),
        ("order of tables", Reversed),
        ("one line arrays", text => text.Replace("[\n    ", "[", StringComparison.Ordinal)),
    ];

    /// <summary>The tables in the opposite order; a text with arrays of tables is left as it is, for their order counts.</summary>
    private static string Reversed(string text)
    {
        if (text.Contains("[[", StringComparison.Ordinal) || text.Contains("\"\"\"", StringComparison.Ordinal))
            return text;
        var parts = ("\n" + text).Split("\n[");
        return parts[0].TrimStart('\n') + string.Concat(parts.Skip(1).Reverse().Select(part => "\n[" + part)) + "\n";
    }
}

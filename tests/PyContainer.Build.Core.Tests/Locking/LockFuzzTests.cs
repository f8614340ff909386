using System.Diagnostics;
using System.Text;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public class LockFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 4711;

    private static readonly string[] Pieces =
    [
        "\"", "'", "[", "]", "{", "}", "=", ",", "\n", "#", ";", "@", "..", "*", "!=", ">=", "extra == 'x'", "python_version < '3'", "[[package]]\n", "name = \"a\"\n", "version = 1",
        "git+https://h/r@v", "\0", "\u00e9", "\"\"\"", "99999999999999999999", "dynamic = [\"version\"]\n", "workspace = true", "[tool.uv]\n", "members = [\"**\"]\n", "include-group = \"a\"", "0001-01-01T00:00:00Z",
    ];

    /// <summary>How many; a variable makes a longer run.</summary>
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("PYCONTAINER_FUZZ_RUNS"), out var runs) ? runs : 100_000;

    [AssetFact("uv-lock-cases")]
    public void Damaged_files_never_break_the_check()
    {
        var random = new Random(Seed);
        var examples = LockCase.Read("cases.json.gz").Where(example => example.LockText is { Length: < 20_000 }).ToList();
        var counts = new SortedDictionary<LockVerdictKind, int>();
        var (slowest, most) = (TimeSpan.Zero, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var example = examples[random.Next(examples.Count)];
            var tree = example.Tree();
            foreach (var (path, text) in example.Files.Append(KeyValuePair.Create(example.LockPath, example.LockText!)).Where(_ => random.Next(2) == 0))
                tree.Write(path, Damaged(text, random));
            var settings = example.Settings(random.Next(2) == 0 ? "0.12.5" : "0.13.9");
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var kind = new LockCheck(settings, tree).Run(example.Directory()).Kind;
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        Report.Say(output, $"fuzz, seed {Seed}: {Runs} runs, {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}; slowest {slowest.TotalMilliseconds:F0} ms, most memory {most / 1024} KiB");
        Assert.True(slowest < TimeSpan.FromSeconds(10) && most < 256L << 20, "a damaged file is too expensive");
        Assert.True(counts.Count >= 3, "the damage does not reach the comparisons");
    }

    private static byte[] Damaged(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var edit = random.Next(1, 4); edit > 0; edit--)
        {
            var at = random.Next(result.Length + 1);
            var length = Math.Min(random.Next(40), result.Length - at);
            switch (random.Next(5))
            {
                case 0: result.Remove(at, length); break;
                case 1: result.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: result.Insert(at, result.ToString(at, length)); break;
                case 3 when at < result.Length: result[at] = (char)random.Next(1, 127); break;
                default: Swap(result, random); break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(result.ToString());
        if (random.Next(20) == 0 && bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    /// <summary>Exchanges two lines, which keeps more of the file meaningful than other damage.</summary>
    private static void Swap(StringBuilder text, Random random)
    {
        var lines = text.ToString().Split('\n');
        var (one, two) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[two]) = (lines[two], lines[one]);
        text.Clear().AppendJoin('\n', lines);
    }
}

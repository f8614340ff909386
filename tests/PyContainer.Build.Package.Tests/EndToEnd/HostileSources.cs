using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build;

/// <summary>What somebody may put among the sources and into obj of a small project. The same number makes the same.</summary>
/// <param name="seed">The number.</param>
/// <param name="root">The project's folder.</param>
public sealed class HostileSources(int seed, string root)
{
    private static readonly string[] _names = ["my data", "größe", "a[b].py", "!x", "#x", "it's", "$(touch x)", "`id`", "<<EOF", "-rf", "a,rw", "日本", "a\"b", "a\nb", "x ", "\u202egnp.exe"];
    private static readonly string[] _targets = ["/etc/passwd", "/proc/self/environ", "/dev/zero", "../guard", "../guard/secret.txt", ".", "..", "nothing", "main.py", "data", "/run/secrets", ".env"];
    private static readonly string[] _ours = ["closure", "build.log", "Dockerfile", "metadata.json", "test", "test/results", ".run", ".run/buildx", "outputs.txt", "info.txt", "verify.tar"];

    private readonly Random _random = new(seed);

    /// <summary>Makes from one to four of these things.</summary>
    /// <param name="bystander">The number of a process that has nothing to do with it.</param>
    public void Make(int bystander)
    {
        // One thing alone in half of them: what is refused first hides the others.
        for (var count = seed % 2 == 0 ? 1 : _random.Next(2, 5); count > 0; count--)
        {
            try
            {
                Thing(bystander);
            }
            catch (IOException)
            {
                // Two things in one place.
            }
        }
    }

    private void Thing(int bystander)
    {
        switch (_random.Next(9))
        {
            case 0:
                Link(In("data", Pick(_names)), Pick(_targets));
                break;
            case 1:
                Link(In("", Pick(_names)), Pick(_targets));
                break;
            case 2 or 3:
                File.WriteAllText(In(_random.Next(2) == 0 ? "" : "data", Pick(_names)), "WORD = 'odd'\n");
                break;
            case 4:
                using (var pipe = Process.Start("mkfifo", [In("data", "pipe" + _random.Next(9))]))
                    pipe.WaitForExit();
                break;
            case 5:
                Link(In(Ours, Pick(_ours)), "../../../../../guard");
                break;
            case 6:
                var start = Process.GetProcessById(bystander).StartTime.ToUniversalTime().Ticks;
                File.WriteAllText(In(Ours + "/test/results/pytest", "x.process"), string.Create(CultureInfo.InvariantCulture, $"{bystander} {start}"));
                File.WriteAllText(In(Ours + "/.run/buildx", "x.process"), string.Create(CultureInfo.InvariantCulture, $"{bystander} {start}"));
                break;
            case 7:
                File.WriteAllText(In(Ours + "/.run", "delivered"), "../../../../../../guard/secret.txt\n/etc/hostname\n");
                File.WriteAllText(In("TestResults", "mine.new"), "mine");
                break;
            default:
                Directory.CreateDirectory(Path.Combine(root, "data", string.Join('/', Enumerable.Repeat("d", _random.Next(20, 200)))));
                break;
        }
    }

    private const string Ours = "obj/Debug/net10.0/pycontainer";

    private string In(string folder, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, name);

    private static void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!Path.Exists(path))
            File.CreateSymbolicLink(path, target);
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}

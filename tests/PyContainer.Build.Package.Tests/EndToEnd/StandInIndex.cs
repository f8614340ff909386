using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PyContainer.Build;

/// <summary>An index of this test's own beside the engine, in the network that reaches nothing else: index.py of the stand-ins.</summary>
public sealed partial class StandInIndex : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("pycontainer-index-").FullName;
    private readonly Process _process;

    /// <param name="options">More arguments of index.py.</param>
    /// <param name="wheels">The folder of wheels; null is that of the assets.</param>
    public StandInIndex(IEnumerable<string>? options = null, string? wheels = null)
    {
        // nsenter becomes python itself: one process, ended by its number.
        _process = Process.Start(new ProcessStartInfo("nsenter",
            [$"--net={Tier.Variable("PYCONTAINER_TEST_NETNS")}", "python3", Program, wheels ?? Wheels, Tier.Variable("PYCONTAINER_TEST_PYTHONS"),
                "--state", _state, "--proxy", "127.0.0.1:0", .. options ?? []])
        { UseShellExecute = false, RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!File.Exists(Path.Combine(_state, "proxy")) || File.ReadAllText(Path.Combine(_state, "proxy")).Length == 0)
        {
            Assert.False(_process.HasExited, "the index ended by itself");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "the index does not listen");
            Thread.Sleep(50);
        }
    }

    /// <summary>The program.</summary>
    public static string Program => Path.Combine(TestAssets.Folder, "standins", "index.py");

    /// <summary>The wheels of the assets.</summary>
    public static string Wheels => Path.Combine(TestAssets.Folder, "python", "wheels");

    /// <summary>An address of the loopback network that no other run of the tests takes.</summary>
    public static string OwnAddress { get; } = string.Create(CultureInfo.InvariantCulture, $"127.{1 + (Environment.ProcessId >> 16 & 0x3f)}.{Environment.ProcessId >> 8 & 0xff}.{Environment.ProcessId & 0xff}");

    /// <summary>Its proxy, as a value of HTTPS_PROXY.</summary>
    public string Proxy => "http://" + File.ReadAllText(Path.Combine(_state, "proxy")).Trim();

    /// <summary>The certificate to trust.</summary>
    public string Certificate => Path.Combine(_state, "ca.crt");

    /// <summary>The hosts that a lock names.</summary>
    public static IReadOnlyList<string> HostsOf(string @lock) =>
        [.. Hosts().Matches(File.ReadAllText(@lock)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    [GeneratedRegex("""https://([^/"\s]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hosts();
}

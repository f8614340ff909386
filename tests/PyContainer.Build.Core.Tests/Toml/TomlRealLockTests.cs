using System.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build.Toml;

public sealed class TomlRealLockTests(ITestOutputHelper output)
{
    private const string Locks = "real-locks";
    private const int Rounds = 5;

    [AssetFact(Locks)]
    public void Locks_of_public_projects_are_read()
    {
        foreach (string archive in Directory.EnumerateFiles(Path.Combine(TestAssets.Folder, Locks), "*.tar.gz").Order(StringComparer.Ordinal))
        {
            foreach (var (name, bytes) in TestAssets.ReadArchive(archive).Where(file => file.Key.EndsWith("uv.lock", StringComparison.Ordinal)))
                Read(name, bytes);
        }
    }

    [AssetFact(Locks)]
    public void Manifests_of_public_projects_are_read()
    {
        int count = 0;
        foreach (string archive in Directory.EnumerateFiles(Path.Combine(TestAssets.Folder, Locks), "*.tar.gz"))
        {
            foreach (var (name, bytes) in TestAssets.ReadArchive(archive).Where(file => IsManifest(file.Key)))
                count += TomlDocument.Parse(bytes, name).Root.Count > 0 ? 1 : 0;
        }

        output.WriteLine($"{count} manifests that are not empty");
        Assert.True(count > 100);
    }

    // A manifest among templates has holes of the template language and is no TOML yet.
    private static bool IsManifest(string path) =>
        path.EndsWith(".toml", StringComparison.Ordinal) && !path.Contains("/templates/", StringComparison.Ordinal);

    private void Read(string name, byte[] bytes)
    {
        var first = Stopwatch.StartNew();
        var root = TomlDocument.Parse(bytes, name).Root;
        first.Stop();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var warm = Stopwatch.StartNew();
        for (int i = 0; i < Rounds; i++)
            TomlDocument.Parse(bytes, name);
        warm.Stop();
        long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;

        var packages = root.Get<TomlArray>("package")!;
        output.WriteLine(
            $"{name}: {bytes.Length:N0} bytes, {packages.Count} packages; first {first.Elapsed.TotalMilliseconds:F1} ms, "
            + $"then {warm.Elapsed.TotalMilliseconds / Rounds:F1} ms and {allocated:N0} bytes");
        Assert.All(packages, package => Assert.NotNull(((TomlTable)package).GetString("name")));
        Assert.InRange(first.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}

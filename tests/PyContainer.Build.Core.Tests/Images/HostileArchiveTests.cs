using System.Diagnostics;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Images;

/// <summary>An archive is input like any other: what is wrong with it is a coded finding, soon and without much memory.</summary>
public sealed class HostileArchiveTests
{
    private static readonly byte[] _end = new byte[1024];

    private static readonly byte[] _good = ArchiveBuilder.Layer(LayerEntry.File("a/file", new string('x', 3000)));

    /// <summary>What is wrong, the layer, a word of the finding.</summary>
    private static readonly (string Name, byte[] Layer, string Code, string Word)[] _layers =
    [
        ("a name that leads out", [.. ArchiveBuilder.Header("../../etc/passwd", '0', 0), .. _end], "PYC3241", "'../../etc/passwd'"),
        ("a name that leads out later", [.. ArchiveBuilder.Header("a/../../b", '0', 0), .. _end], "PYC3241", "no path in an image"),
        ("a second name of what lies outside", [.. ArchiveBuilder.Header("x", '1', 0), .. _end], "PYC3241", "second name"),
        ("a size that nothing has", [.. ArchiveBuilder.Header("x", '0', 8_000_000_000), .. _end], "PYC3241", "too early"),
        ("an extended header of two gigabytes", [.. ArchiveBuilder.Header("x", 'x', 2_000_000_000), .. _end], "PYC3241", "too long"),
        ("a long name of eight gigabytes", [.. ArchiveBuilder.Header("x", 'L', 8_000_000_000), .. _end], "PYC3241", "too long"),
        ("an extended header that is none", [.. ArchiveBuilder.Header("x", 'x', 5), .. "99 a="u8, .. new byte[507], .. _end], "PYC3241", "extended header"),
        ("an old sparse file", [.. ArchiveBuilder.Header("x", 'S', 0), .. _end], "PYC3241", "sparse"),
        ("an unknown kind", [.. ArchiveBuilder.Header("x", 'Z', 0), .. _end], "PYC3241", "'Z'"),
        ("a cut layer", _good[..1600], "PYC3241", "too early"),
        ("a cut packed layer", ArchiveBuilder.Packed(_good)[..60], "PYC3241", "Layer 1"),
        ("a damaged packed layer", [0x1F, 0x8B, .. Enumerable.Repeat((byte)0x55, 500)], "PYC3241", "Layer 1"),
        ("no tar", [.. Enumerable.Repeat((byte)'x', 5000)], "PYC3241", "no tar archive"),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD, .. new byte[100]], "PYC3242", "zstd"),
        ("xz", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, .. new byte[100]], "PYC3242", "xz"),
        ("a way through a file", ArchiveBuilder.Layer(LayerEntry.File("a"), LayerEntry.File("a/b")), "PYC3241", "in no folder"),
        ("a way through a circle", ArchiveBuilder.Layer(LayerEntry.Link("a", "b"), LayerEntry.Link("b", "a"), LayerEntry.File("a/x")), "PYC3241", "in no folder"),
        ("a name of a megabyte", ArchiveBuilder.Layer(LayerEntry.File(new string('n', 900_000))), "PYC3241", "no path in an image"),
    ];

    public static TheoryData<string> Layers { get; } = [.. _layers.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_bad_layer_is_told(string name)
    {
        var (_, layer, code, word) = _layers.Single(row => row.Name == name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var finding = Faults.Of(() => ArchiveBuilder.Read(layer));

        Assert.Equal(code, finding.Id);
        Assert.Contains(word, finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Message.Length < 600, finding.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
    }

    [Fact]
    public void A_cut_layer_is_told_wherever_it_is_cut()
    {
        for (var length = 1; length < _good.Length - 1024; length += 37)
            Assert.True(Cut(length) is { Id: "PYC3241" } || length % 512 == 0, $"cut at {length}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a tar")]
    public void What_is_no_archive_is_told(string text)
    {
        using var folder = new TempFolder();
        Assert.Equal("PYC3240", Faults.Of(() => Read(ArchiveBuilder.Write(folder, System.Text.Encoding.ASCII.GetBytes(text)))).Id);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[{\"Layers\":[]}]")]
    [InlineData("[{\"Layers\":7}]")]
    [InlineData("[{\"Layers\":[7]}]")]
    public void A_manifest_without_layers_is_told(string manifest)
    {
        using var folder = new TempFolder();
        Assert.Equal("PYC3240", Faults.Of(() => Read(ArchiveBuilder.Write(folder, LayerEntry.File("manifest.json", manifest)))).Id);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("missing")]
    [InlineData("loop")]
    public void A_layer_that_the_archive_lacks_is_told_and_no_file_of_the_machine_is_read(string name)
    {
        using var folder = new TempFolder();
        var path = ArchiveBuilder.Write(folder, LayerEntry.Link("loop", "loop"), LayerEntry.File("manifest.json", $"[{{\"Layers\":[\"{name}\"]}}]"));
        Assert.Equal("PYC3241", Faults.Of(() => Read(path)).Id);
    }

    [Fact]
    public void More_than_the_limits_is_told()
    {
        var layer = ArchiveBuilder.Layer(Enumerable.Range(0, 50).Select(number => LayerEntry.File($"etc/x{number}.pem", new string('x', 1000))));

        Assert.Equal("PYC3243", Faults.Of(() => ArchiveBuilder.Read(new ImageLimits { Entries = 60 }, layer)).Id);
        Assert.Equal("PYC3243", Faults.Of(() => ArchiveBuilder.Read(new ImageLimits { UnpackedBytes = 50_000 }, layer)).Id);
        Assert.Equal("PYC3243", Faults.Of(() => ArchiveBuilder.Read(new ImageLimits { KeptBytes = 10_000 }, layer)).Id);
        Assert.Equal(50, ArchiveBuilder.Read(ImageLimits.Default, layer).In("/etc").Count());
    }

    [Fact]
    public void Packed_emptiness_stops_at_the_limit()
    {
        var bomb = ArchiveBuilder.Packed([.. ArchiveBuilder.Header("zeros", '0', 200 << 20), .. new byte[200 << 20]]);
        Assert.True(bomb.Length < 2 << 20);

        Assert.Equal("PYC3243", Faults.Of(() => ArchiveBuilder.Read(new ImageLimits { UnpackedBytes = 50 << 20 }, bomb)).Id);
    }

    [Fact]
    public void A_hundred_thousand_entries_take_seconds_and_little_memory()
    {
        using var folder = new TempFolder();
        var layer = ArchiveBuilder.Layer(Enumerable.Range(0, 100_000).Select(number => LayerEntry.File($"d{number % 300}/f{number}", "")));
        var hidden = ArchiveBuilder.Layer(Enumerable.Range(0, 300).Select(number => LayerEntry.Whiteout($"d{number}")));
        var path = ArchiveBuilder.Save(folder, layer, hidden);
        (layer, hidden) = ([], []);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var files = Read(path);
        watch.Stop();

        Assert.Equal(["/"], files.Files.Select(file => file.Path));
        Assert.Equal(100_000, files.Layers[0].Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 100 << 20);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        GC.KeepAlive(files);
    }

    [Fact]
    public void Folders_in_folders_do_not_exhaust_the_stack()
    {
        var name = string.Concat(Enumerable.Repeat("d/", 2000)) + "x";
        Assert.Equal(2002, ArchiveBuilder.Read(ArchiveBuilder.Layer(LayerEntry.File(name))).Files.Count);
    }

    [Fact]
    public void Who_cancels_does_not_wait()
    {
        using var folder = new TempFolder();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => ImageArchive.Read(ArchiveBuilder.Save(folder, _good), ImageLimits.Default, cancelled.Token));
    }

    private static Diagnostic? Cut(int length)
    {
        try
        {
            _ = ArchiveBuilder.Read(_good[..length]);
            return null;
        }
        catch (DiagnosticException exception)
        {
            return exception.Diagnostic;
        }
    }

    private static ImageFileSystem Read(string path) => ImageArchive.Read(path, ImageLimits.Default, CancellationToken.None);
}

namespace PyContainer.Build.Images;

/// <summary>What the loader reads of a file, in each width and byte order.</summary>
public sealed class ElfReaderTests
{
    private static readonly ElfBuilder _program = new()
    {
        Interpreter = "/lib64/ld-linux-x86-64.so.2",
        Needed = ["libc.so.6", "libz.so.1"],
        InheritedPath = "/old",
        RunPath = "$ORIGIN/../lib:/opt/lib",
        Needs = [("libc.so.6", "GLIBC_2.34", false), ("libc.so.6", "GLIBC_2.99", true), ("libz.so.1", "ZLIB_1.2", false)],
        Versions = ["libx.so.1", "X_1.0", "X_2.0"],
    };

    [Theory]
    [InlineData(true, true, 62)]
    [InlineData(true, false, 22)]
    [InlineData(false, true, 40)]
    [InlineData(false, false, 20)]
    public void Every_table_is_read(bool is64Bit, bool isLittleEndian, int machine)
    {
        var file = Read((_program with { Is64Bit = is64Bit, IsLittleEndian = isLittleEndian, Machine = machine }).Build())!;

        Assert.Equal((new ElfMachine(machine, is64Bit), true, "/lib64/ld-linux-x86-64.so.2"), (file.Machine, file.IsLoadable, file.Interpreter));
        Assert.Equal(["libc.so.6", "libz.so.1"], file.Needed);
        Assert.Equal(["/old"], file.InheritedPath);
        Assert.Equal(["$ORIGIN/../lib", "/opt/lib"], file.RunPath);
        Assert.Equal([new("libc.so.6", "GLIBC_2.34"), new("libz.so.1", "ZLIB_1.2")], file.VersionNeeds);
        Assert.Equal(["X_1.0", "X_2.0", "libx.so.1"], file.Versions.Order(StringComparer.Ordinal));
    }

    [UnixFact(linuxOnly: true)]
    public void The_program_that_runs_this_test_is_read_as_its_loader_read_it()
    {
        using var self = File.OpenRead("/proc/self/exe");
        var file = ElfReader.Read(self)!;

        Assert.True(File.Exists(file.Interpreter), file.Interpreter);
        var loaded = File.ReadAllText("/proc/self/maps");
        Assert.NotEmpty(file.Needed);
        // The loader's own name stands for what it brings in itself.
        Assert.All(file.Needed, name => Assert.Contains('/' + name, loaded, StringComparison.Ordinal));
        Assert.All(file.VersionNeeds, need => Assert.Contains(need.Library, file.Needed));
        var library = file.Needed.First(name => name.StartsWith("libstdc++", StringComparison.Ordinal));
        using var shared = File.OpenRead(loaded.Split('\n').First(line => line.EndsWith('/' + library, StringComparison.Ordinal) || line.Contains($"/{library}.", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]);
        var versions = ElfReader.Read(shared)!.Versions;
        Assert.All(file.VersionNeeds.Where(need => need.Library == library), need => Assert.Contains(need.Version, versions));
    }

    [Fact]
    public void Whatever_is_cut_or_changed_the_answer_is_a_file_or_none()
    {
        var bytes = _program.Build();
        for (var length = 0; length < bytes.Length; length++)
            _ = Read(bytes[..length]);
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var count = random.Next(1, 6); count > 0; count--)
                changed[random.Next(6, changed.Length)] = (byte)random.Next(256);
            _ = Read(changed);
        }
        Assert.NotNull(Read(bytes));
        Assert.Null(Read([]));
        Assert.Null(Read("#!/bin/sh\n"u8.ToArray()));
    }

    [Fact]
    public void A_file_that_loads_nothing_needs_nothing()
    {
        var file = Read(new ElfBuilder().Build())!;

        Assert.Empty(file.Needed);
        Assert.Equal("", file.Interpreter);
    }

    private static ElfFile? Read(byte[] bytes) => ElfReader.Read(new MemoryStream(bytes));
}

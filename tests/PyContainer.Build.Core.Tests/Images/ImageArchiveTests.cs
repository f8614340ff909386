using System.Text;

namespace PyContainer.Build.Images;

/// <summary>Layers become one file system as the engine makes it.</summary>
public sealed class ImageArchiveTests
{
    [Fact]
    public void A_later_layer_covers_an_earlier_one_and_keeps_what_it_does_not_name()
    {
        var files = ArchiveBuilder.Read(
            ArchiveBuilder.Layer(LayerEntry.Folder("etc", 0b111_000_000), LayerEntry.File("etc/a", "old"), LayerEntry.File("etc/b")),
            ArchiveBuilder.Packed(ArchiveBuilder.Layer(LayerEntry.Folder("etc"), LayerEntry.File("./etc/a", "longer", 0b100_000_000).OwnedBy(7, 8))));

        Assert.Equal(["/", "/etc", "/etc/a", "/etc/b"], files.Files.Select(file => file.Path));
        var file = files.Find("/etc/a")!;
        Assert.Equal((6L, 0b100_000_000, 7L, 8L, 2), (file.Size, file.Mode, file.UserId, file.GroupId, file.Layer));
        Assert.Equal(0b111_101_101, files.Find("/etc")!.Mode);
        Assert.Equal([3, 2], files.Layers.Select(layer => layer.Count));
    }

    [Fact]
    public void A_whiteout_hides_what_is_below_it_wherever_it_stands_and_the_layer_still_tells_of_it()
    {
        var files = ArchiveBuilder.Read(
            ArchiveBuilder.Layer(LayerEntry.File("a/x"), LayerEntry.File("a/y"), LayerEntry.File("b/c/d"), LayerEntry.File("e")),
            ArchiveBuilder.Layer(LayerEntry.File("a/new"), LayerEntry.Whiteout("a/x"), LayerEntry.File("b/c/new"), LayerEntry.File("b/c/.wh..wh..opq"), LayerEntry.Whiteout("e"), LayerEntry.File("e")));

        Assert.Equal(["/", "/a", "/a/new", "/a/y", "/b", "/b/c", "/b/c/new", "/e"], files.Files.Select(file => file.Path));
        Assert.Equal(2, files.Find("/e")!.Layer);
        Assert.Equal(["/a/x", "/a/y", "/b/c/d", "/e"], files.Layers[0].Select(file => file.Path));
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_takes_all_of_it_and_a_link_in_the_way_is_followed()
    {
        var files = ArchiveBuilder.Read(
            ArchiveBuilder.Layer(LayerEntry.File("a/b/c"), LayerEntry.Folder("usr/lib"), LayerEntry.Link("lib", "usr/lib")),
            ArchiveBuilder.Layer(LayerEntry.File("a"), LayerEntry.File("lib/libc.so.6")));

        Assert.Equal(["/", "/a", "/lib", "/usr", "/usr/lib", "/usr/lib/libc.so.6"], files.Files.Select(file => file.Path));
        Assert.Equal("/usr/lib/libc.so.6", files.Resolve("/lib/libc.so.6")!.Path);
        Assert.Equal("/usr/lib/libc.so.6", files.Layers[1][1].Path);
    }

    [Fact]
    public void Links_lead_where_Linux_goes()
    {
        var files = ArchiveBuilder.Read(ArchiveBuilder.Layer(
            LayerEntry.File("usr/bin/python3.13"), LayerEntry.Link("usr/bin/python3", "python3.13"), LayerEntry.Link("app/bin/python", "/usr/bin/python3"), LayerEntry.Link("app/up", "../usr/./bin/../bin"),
            LayerEntry.Link("root", "../../../.."), LayerEntry.Link("a", "b"), LayerEntry.Link("b", "a"), LayerEntry.Link("dangling", "/nowhere")));

        Assert.Equal("/usr/bin/python3.13", files.Resolve("/app/bin/python")!.Path);
        Assert.Equal("/usr/bin/python3.13", files.Resolve("/app/up/python3")!.Path);
        Assert.Equal("/usr/bin/python3.13", files.Resolve("/root/app/bin/../../usr/bin/python3")!.Path);
        Assert.Equal("/app/bin/python", files.Find("/app/bin/python")!.Path);
        Assert.Null(files.Resolve("/a"));
        Assert.Null(files.Resolve("/dangling"));
        Assert.Null(files.Resolve("/app/bin/python/x"));
        Assert.Equal(["/usr/bin/python3", "/usr/bin/python3.13"], files.In("/app/up").Select(file => file.Path));
    }

    [Fact]
    public void A_second_name_of_a_file_has_all_of_it()
    {
        var files = ArchiveBuilder.Read(ArchiveBuilder.Layer(LayerEntry.Script("a", "#!/bin/x\n" + new string('y', 900)).OwnedBy(5, 6)), ArchiveBuilder.Layer(LayerEntry.HardLink("d/b", "a")));

        var file = files.Find("/d/b")!;
        Assert.Equal((909L, 5L, ImageFileKind.File, "#!/bin/x", 2), (file.Size, file.UserId, file.Kind, file.Text, file.Layer));
    }

    [Fact]
    public void Of_contents_only_what_rules_ask_for_is_kept()
    {
        var files = ArchiveBuilder.Read(ArchiveBuilder.Layer(
            LayerEntry.File("app/data.txt", "hello"), LayerEntry.File("etc/passwd", "root:x:0:0"), LayerEntry.File("app/.venv/pyvenv.cfg", "home = /usr/bin"), LayerEntry.Script("app/run", "#!/usr/bin/python -I\nmore"),
            LayerEntry.File("a.cpython-313.pyc", [.. Enumerable.Repeat((byte)7, 900)]), LayerEntry.File("big.pem", new string('z', 2 << 20)), LayerEntry.Program("bin/x", ElfBuilder.Library("libc.so.6"))));

        Assert.Equal(0, files.Find("/app/data.txt")!.Content.Length);
        Assert.Equal("root:x:0:0", files.Find("/etc/passwd")!.Text);
        Assert.Equal("home = /usr/bin", files.Find("/app/.venv/pyvenv.cfg")!.Text);
        Assert.Equal("#!/usr/bin/python -I", files.Find("/app/run")!.Text);
        Assert.Equal(16, files.Find("/a.cpython-313.pyc")!.Content.Length);
        Assert.Equal(0, files.Find("/big.pem")!.Content.Length);
        Assert.Equal(["libc.so.6"], files.Find("/bin/x")!.Elf!.Needed);
    }

    [Fact]
    public void A_library_that_is_too_large_for_memory_is_read_through_a_file_that_goes()
    {
        byte[] large = [.. ElfBuilder.Library("libbig.so"), .. new byte[100_000]];
        var files = ArchiveBuilder.Read(ImageLimits.Default with { ProgramBytes = 1000 }, ArchiveBuilder.Layer(LayerEntry.Program("lib/a.so", large), LayerEntry.Program("lib/b.so", ElfBuilder.Library("libsmall.so"))));

        Assert.Equal(["libbig.so", "libsmall.so"], files.Files.SelectMany(file => file.Elf?.Needed ?? []));
    }

    [Fact]
    public void Names_numbers_and_attributes_of_extended_headers_hold()
    {
        var name = string.Join('/', Enumerable.Repeat("long-folder-name", 30)) + "/é";
        var entry = LayerEntry.Program(name, [1]) with { Attributes = [("SCHILY.xattr.security.capability", "x"), ("SCHILY.xattr.user.comment", "y")] };
        var files = ArchiveBuilder.Read(ArchiveBuilder.Layer(entry.OwnedBy(300_000_000, 4_000_000), LayerEntry.File("plain")));

        var file = files.Find("/" + name)!;
        Assert.Equal((true, 300_000_000L, 4_000_000L), (file.HasCapabilities, file.UserId, file.GroupId));
        Assert.False(files.Find("/plain")!.HasCapabilities);
    }

    [Fact]
    public void A_capability_whose_bits_look_like_a_line_end_is_seen_and_the_name_after_it_too()
    {
        // cap_dac_override and cap_fowner: 0x0A.
        byte[] value = [1, 0, 0, 2, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] pax = [.. Record("SCHILY.xattr.security.capability", value), .. Record("path", "usr/bin/real"u8.ToArray())];
        byte[] layer = [.. ArchiveBuilder.Header("PaxHeaders/x", 'x', pax.Length), .. pax, .. new byte[512 - pax.Length], .. ArchiveBuilder.Header("short", '0', 0), .. new byte[1024]];

        Assert.True(ArchiveBuilder.Read(layer).Find("/usr/bin/real")!.HasCapabilities);
    }

    [Fact]
    public void The_long_names_of_GNU_tar_and_its_binary_numbers_hold()
    {
        var name = new string('n', 150);
        byte[] text = [.. Encoding.ASCII.GetBytes(name), 0];
        byte[] layer = [.. ArchiveBuilder.Header("././@LongLink", 'L', text.Length, "ustar  \0"), .. text, .. new byte[512 - text.Length], .. ArchiveBuilder.Header("nnn", '0', 0, "ustar  \0"), .. new byte[1024]];

        Assert.NotNull(ArchiveBuilder.Read(layer).Find("/" + name));
    }

    [Fact]
    public void An_old_engine_that_links_a_layer_is_understood()
    {
        using var folder = new TempFolder();
        var path = ArchiveBuilder.Write(folder, LayerEntry.File("aaa/layer.tar", ArchiveBuilder.Layer(LayerEntry.File("x"))), LayerEntry.Link("bbb/layer.tar", "../aaa/layer.tar"),
            LayerEntry.File("manifest.json", "[{\"Layers\":[\"bbb/layer.tar\"]}]"));

        Assert.Equal(["/", "/x"], ImageArchive.Read(path, ImageLimits.Default, CancellationToken.None).Files.Select(file => file.Path));
    }

    private static byte[] Record(string key, byte[] value)
    {
        byte[] body = [(byte)' ', .. Encoding.ASCII.GetBytes(key), (byte)'=', .. value, (byte)'\n'];
        var length = body.Length + 2;
        return [.. Encoding.ASCII.GetBytes(length.ToString()), .. body];
    }
}

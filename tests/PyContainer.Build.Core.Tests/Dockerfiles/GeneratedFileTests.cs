namespace PyContainer.Build.Dockerfiles;

public sealed class GeneratedFileTests
{
    [Fact]
    public void A_file_is_written_with_its_folder_and_without_a_byte_order_mark()
    {
        using var folder = new TempFolder();
        Assert.True(GeneratedFile.Write(folder["obj/a/Dockerfile"], "é\n"));
        Assert.Equal([0xC3, 0xA9, (byte)'\n'], File.ReadAllBytes(folder["obj/a/Dockerfile"]));
        Assert.Equal(["Dockerfile"], Directory.EnumerateFileSystemEntries(folder["obj/a"]).Select(Path.GetFileName));
    }

    [Fact]
    public void The_same_text_leaves_the_file_alone()
    {
        using var folder = new TempFolder();
        var path = folder["Dockerfile"];
        GeneratedFile.Write(path, "a\n");
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, old);
        Assert.False(GeneratedFile.Write(path, "a\n"));
        Assert.Equal(old, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void A_file_of_the_users_beside_it_stays()
    {
        using var folder = new TempFolder().With(("digest", "before"), ("digest.new", "mine"));
        GeneratedFile.Write(folder["digest"], "a\n");
        GeneratedFile.Write(folder["digest"], "a\n");
        Assert.Equal("mine", File.ReadAllText(folder["digest.new"]));
        Assert.Equal(["digest", "digest.new"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_killed_publish_left_of_it_is_taken_away()
    {
        using var folder = new TempFolder().With(("Dockerfile", "a\n"));
        File.WriteAllText(Outputs.TemporaryFile.Of(folder["Dockerfile"]), "half");
        Assert.False(GeneratedFile.Write(folder["Dockerfile"], "a\n"));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [UnixFact]
    public void A_link_in_its_place_is_replaced_and_not_written_through()
    {
        using var folder = new TempFolder().With(("mine", "mine"));
        File.CreateSymbolicLink(folder["Dockerfile"], folder["mine"]);
        Assert.True(GeneratedFile.Write(folder["Dockerfile"], "a\n"));
        Assert.Equal(("mine", "a\n"), (File.ReadAllText(folder["mine"]), File.ReadAllText(folder["Dockerfile"])));
        Assert.Null(new FileInfo(folder["Dockerfile"]).LinkTarget);
    }

    [Theory]
    [InlineData("a\r\n")]
    [InlineData("\uFEFFa\n")]
    [InlineData("a")]
    [InlineData("")]
    public void Another_text_is_replaced_even_when_only_bytes_differ(string before)
    {
        using var folder = new TempFolder();
        var path = folder["Dockerfile"];
        File.WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(before));
        Assert.True(GeneratedFile.Write(path, "a\n"));
        Assert.Equal("a\n"u8.ToArray(), File.ReadAllBytes(path));
    }
}

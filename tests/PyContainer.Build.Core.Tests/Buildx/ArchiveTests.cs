using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>An archive is there whole or not at all, and a failure leaves the one of before.</summary>
public sealed class ArchiveTests
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Theory]
    [InlineData(ArchiveFormat.Docker)]
    [InlineData(ArchiveFormat.Oci)]
    public async Task A_failure_leaves_no_torn_file_and_the_archive_of_before(ArchiveFormat format)
    {
        using var folder = new TempFolder().With(("out/image.tar", "before"));
        var fault = await Faults.OfAsync(() => Write(folder, format, (spec, file) =>
        {
            File.WriteAllText(file, "to");
            spec.OnErrorLine?.Invoke("ERROR: failed to build: failed to solve: failed to copy to tar: write: no space left on device");
            return new ProcessResult(1, "", "write x: no space left on device");
        }));
        Assert.Equal("PYC3267", fault.Id);
        Assert.Equal("before", File.ReadAllText(folder["out/image.tar"]));
        Assert.Single(Directory.GetFiles(folder["out"]));
    }

    [Theory]
    [InlineData(ArchiveFormat.Docker)]
    [InlineData(ArchiveFormat.Oci)]
    public async Task A_success_takes_the_place_of_the_one_before(ArchiveFormat format)
    {
        using var folder = new TempFolder().With(("out/image.tar", "before"));
        await Write(folder, format, (_, file) =>
        {
            Assert.Equal("before", File.ReadAllText(folder["out/image.tar"]));
            File.WriteAllText(file, "whole");
            File.WriteAllText(folder["metadata.json"], $"{{\"containerimage.digest\":\"{Digest}\"}}");
            return new ProcessResult(0, "", "");
        });
        Assert.Equal("whole", File.ReadAllText(folder["out/image.tar"]));
        Assert.Single(Directory.GetFiles(folder["out"]));
    }

    [Theory]
    [InlineData(ArchiveFormat.Docker)]
    [InlineData(ArchiveFormat.Oci)]
    public async Task Nothing_of_the_users_beside_it_is_deleted(ArchiveFormat format)
    {
        using var folder = new TempFolder().With(("out/image.tar.new", "mine"));
        Directory.CreateDirectory(folder["out/.tmp-image.tar1"]);
        var temporary = Outputs.TemporaryFile.Of(folder["out/image.tar"]);
        // Left by a publish that was killed; the last one was not written by any.
        folder.With((temporary + "/image.tar", "half"), (temporary + "/.tmp-image.tar42", "half"), (temporary + "/letter.txt", "mine"));
        await Write(folder, format, (_, file) =>
        {
            Assert.False(File.Exists(file));
            File.WriteAllText(file, "whole");
            File.WriteAllText(folder["metadata.json"], $"{{\"containerimage.digest\":\"{Digest}\"}}");
            return new ProcessResult(0, "", "");
        });
        Assert.Equal(("whole", "mine"), (File.ReadAllText(folder["out/image.tar"]), File.ReadAllText(folder["out/image.tar.new"])));
        Assert.True(Directory.Exists(folder["out/.tmp-image.tar1"]));
        Assert.Equal(["letter.txt"], Directory.GetFiles(temporary).Select(Path.GetFileName));
    }

    private static async Task Write(TempFolder folder, ArchiveFormat format, Func<ProcessSpec, string, ProcessResult> docker)
    {
        var options = Sample.Options(folder.Path) with { Archive = folder["out/image.tar"], ArchiveFormat = format };
        var delivery = new Delivery(new FakeRunner(spec => docker(spec, FileOf(spec))), _ => { });
        if (format == ArchiveFormat.Docker)
            await delivery.SaveAsync("docker", ["a:1"], options.Archive, CancellationToken.None);
        else
            Assert.Equal(Digest, (await delivery.ExportAsync(options, new BuildFiles(folder["Dockerfile"], folder.Path, folder["metadata.json"]), _ => null, pass => pass, CancellationToken.None)).Value);
    }

    private static string FileOf(ProcessSpec spec)
    {
        var text = spec.Arguments.SkipWhile(argument => argument != "--output").ElementAt(1);
        return text.StartsWith("type=oci,dest=", StringComparison.Ordinal) ? text["type=oci,dest=".Length..] : text;
    }
}

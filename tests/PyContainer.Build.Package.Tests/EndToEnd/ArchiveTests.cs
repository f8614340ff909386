using System.Formats.Tar;
using System.Text.Json;

namespace PyContainer.Build;

/// <summary>Images in files.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class ArchiveTests(Sample sample)
{
    [StandInFact]
    public void An_OCI_archive_holds_two_platforms_and_what_is_said_of_them()
    {
        using var repository = SmallService.Create(sample);
        SmallService.Publish(repository, $"{Engine.Prefix}/layout:1", "-p:ContainerArchiveOutputPath=out/image.tar", "-p:PyContainerArchiveFormat=oci", "-p:PyContainerCompression=zstd",
            "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"", "-p:PyContainerProvenance=max", "-p:PyContainerDigestFile=out/digest").MustSucceed();
        Assert.Equal(["digest", "image.tar"], Directory.GetFiles(repository.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        TarFile.ExtractToDirectory(repository.PathOf("out/image.tar"), Directory.CreateDirectory(repository.PathOf("layout")).FullName, overwriteFiles: false);
        var entry = Json(repository.PathOf("layout/index.json")).GetProperty("manifests").EnumerateArray().Single().GetProperty("digest").GetString()!;
        Assert.Equal(entry + "\n", File.ReadAllText(repository.PathOf("out/digest")));
        var manifests = Json(Blob(repository, entry)).GetProperty("manifests").EnumerateArray().ToList();
        Assert.Equal(["amd64", "arm64", "unknown", "unknown"], manifests.Select(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString()).Order(StringComparer.Ordinal));
        var image = Json(Blob(repository, manifests.First(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString() == "arm64").GetProperty("digest").GetString()!));
        Assert.All(image.GetProperty("layers").EnumerateArray(), layer => Assert.EndsWith("+zstd", layer.GetProperty("mediaType").GetString(), StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_docker_archive_brings_the_image_back()
    {
        using var repository = SmallService.Create(sample);
        var name = $"{Engine.Prefix}/saved:1";
        SmallService.Publish(repository, name, "-p:ContainerArchiveOutputPath=out/image.tar").MustSucceed();
        var id = Engine.Docker("image", "inspect", "-f", "{{.Id}}", name);
        Engine.Docker("image", "rm", "-f", name);
        Engine.Docker("image", "load", "-q", "-i", repository.PathOf("out/image.tar"));
        Assert.Equal(id, Engine.Docker("image", "inspect", "-f", "{{.Id}}", name));
    }

    [StandInTheory]
    [InlineData("docker")]
    [InlineData("oci")]
    public void A_disk_without_room_leaves_neither_a_torn_archive_nor_a_rest_of_one(string format)
    {
        using var repository = SmallService.Create(sample, payload: 400_000);
        var disk = Directory.CreateDirectory(repository.PathOf("disk")).FullName;
        Assert.Equal(0, Engine.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk).ExitCode);
        try
        {
            SmallService.Publish(repository, $"{Engine.Prefix}/room:1", "-p:ContainerArchiveOutputPath=disk/image.tar", $"-p:PyContainerArchiveFormat={format}").MustFailWith("PYC3267");
            Assert.Empty(Directory.GetFiles(disk));
        }
        finally
        {
            Engine.Run("umount", disk);
        }
    }

    private static string Blob(TestRepository repository, string digest) => repository.PathOf($"layout/blobs/sha256/{digest.Split(':')[1]}");

    private static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}

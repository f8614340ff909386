using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>Names of the .NET SDK at the door: honoured, or said to be not.</summary>
public sealed class SdkNamesTests
{
    [Theory]
    [InlineData("1000", 1000, 1000)]
    [InlineData("10001:20002", 10001, 20002)]
    [InlineData("0:0", 0, 0)]
    public void A_user_is_a_number_with_a_group_of_its_own(string text, int user, int group) => Assert.Equal(new ContainerUser(user, group), Bind(("User", text)).Options!.User);

    [Theory]
    [InlineData("/app/", "/app")]
    [InlineData("/", "/")]
    [InlineData("/app/data", "/app/data")]
    [InlineData("/srv/...a/.b/", "/srv/...a/.b")]
    [InlineData("/developer", "/developer")]
    public void A_folder_is_absolute(string text, string expected) => Assert.Equal(expected, Bind(("WorkingDirectory", text)).Options!.WorkingDirectory);

    [Theory]
    [InlineData("docker")]
    [InlineData("Docker")]
    public void Docker_is_the_engine_in_any_case(string text) => Assert.Empty(Bind(("LocalRegistry", text)).Findings);

    [Theory]
    [InlineData("alpine", "distroless-cc", true)]
    [InlineData("noble-chiseled-extra", "slim", true)]
    [InlineData("noble-chiseled-extra", "wolfi", false)]
    [InlineData("azurelinux3.0-distroless", "distroless-cc", false)]
    public void A_family_of_dotnet_is_told_of_unless_the_base_is_what_it_asks_for(string family, string @base, bool expected)
    {
        var (options, findings) = Bind(("Family", family), ("Base", @base));
        Assert.Equal(expected ? ["PYC2108"] : [], findings.Select(finding => finding.Id));
        Assert.NotNull(options);
        Assert.Empty(Bind(("Family", family), ("RuntimeImage", "registry.example/base:1")).Findings);
    }

    [Fact]
    public void The_old_name_of_the_repository_is_a_warning() =>
        Assert.Equal(("PYC2103", DiagnosticSeverity.Warning), Bind(("ImageName", "orders")).Findings.Select(finding => (finding.Id, finding.Severity)).Single());

    [Theory]
    [InlineData("oci", ImageFormat.Oci, ArchiveFormat.Oci)]
    [InlineData("DOCKER", ImageFormat.Docker, ArchiveFormat.Docker)]
    [InlineData("", ImageFormat.Default, ArchiveFormat.Docker)]
    public void A_format_of_images_is_that_of_the_archive(string text, ImageFormat format, ArchiveFormat archive)
    {
        var (options, findings) = Bind(("ImageFormat", text), ("Archive", "image.tar"));
        Assert.Equal((format, archive), (options!.ImageFormat, options.ArchiveFormat));
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("OCI", "ArchiveFormat", "docker", "Archive")]
    [InlineData("Docker", "ArchiveFormat", "oci", "Archive")]
    [InlineData("Docker", "Compression", "zstd", "Registry")]
    [InlineData("Docker", "Sbom", "true", "Registry")]
    [InlineData("Docker", "Provenance", "min", "Registry")]
    public void Two_formats_at_once_are_refused(string format, string metadata, string value, string place)
    {
        var (options, findings) = Bind(("ImageFormat", format), (metadata, value), (place, "registry.example"));
        Assert.Null(options);
        Assert.Equal(["PYC2107"], findings.Select(finding => finding.Id));
    }

    [Fact]
    public void In_the_engine_a_format_has_no_say() =>
        Assert.Equal(("PYC2106", DiagnosticSeverity.Message), Bind(("ImageFormat", "OCI")).Findings.Select(finding => (finding.Id, finding.Severity)).Single());

    [Fact]
    public void The_words_of_the_start_keep_their_order_and_go_to_their_service()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("AppCommandInstruction", "defaultargs");
        var other = new TaskItem("other");
        var (options, findings) = service.Bind(
        [
            .. ServiceFolder.List("ContainerEntrypoint", new TaskItem("tini"), new TaskItem("--")),
            .. ServiceFolder.List("ContainerEntrypointArgs", new TaskItem("-v")),
            .. ServiceFolder.List("ContainerAppCommand", new TaskItem("python"), BinderTests.Item("not-mine", "Service", "other")),
            .. ServiceFolder.List("ContainerAppCommandArgs", new TaskItem("b"), new TaskItem("a"), new TaskItem("b")),
            .. ServiceFolder.List("ContainerDefaultArgs", new TaskItem("d")),
        ], [service.Item, other]);
        Assert.Empty(findings);
        var (entryPoint, arguments) = options!.StartWords.Arrange(options.StartWords.AppCommand);
        Assert.Equal(["tini", "--", "-v"], entryPoint);
        Assert.Equal(["python", "b", "a", "b", "d"], arguments);
    }

    [Theory]
    [InlineData("EntryPoint", "orders", "PYC2118")]
    [InlineData("AppCommandInstruction", "None", "PYC2114")]
    public void Two_who_say_what_starts_are_refused(string metadata, string value, string code)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata(metadata, value);
        Assert.Equal([code], ServiceFolder.ErrorsOf(service.Bind(items: ServiceFolder.List("ContainerAppCommand", new TaskItem("python"))).Findings));
    }

    [Fact]
    public void A_name_of_the_project_and_no_application_are_refused()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("EntryPoint", "orders");
        service.Item.SetMetadata("AppCommandInstruction", "None");
        Assert.Equal(["PYC2118"], ServiceFolder.ErrorsOf(service.Bind(items: ServiceFolder.List("ContainerEntrypoint", new TaskItem("python"))).Findings));
    }

    private static (ServiceOptions? Options, DiagnosticBag Findings) Bind(params (string Metadata, string Value)[] metadata)
    {
        using var service = new ServiceFolder();
        foreach (var (name, value) in metadata)
            service.Item.SetMetadata(name, value);
        return service.Bind();
    }
}

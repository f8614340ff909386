using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

public sealed class BuildxCommandTests
{
    private static readonly BuildFiles _files = new("/repo/my shop/obj/Dockerfile", "/repo/my shop", "/repo/my shop/obj/meta,data.json");

    [Fact]
    public void A_build_is_called_with_what_every_build_needs()
    {
        var spec = BuildxCommand.Create(Options(), _files, _ => null);
        Assert.Equal("docker", spec.FileName);
        Assert.Equal(_files.Context, spec.WorkingDirectory);
        Assert.Empty(spec.Environment);
        Assert.Equal(
            [
                "buildx", "build", "--file", "/repo/my shop/obj/Dockerfile", "--target", "prod", "--tag", "shop/orders:1.0", "--progress", "rawjson",
                "--metadata-file", "/repo/my shop/obj/meta,data.json", "--load", "--provenance=false", "/repo/my shop",
            ],
            spec.Arguments);
    }

    public static TheoryData<string, ServiceOptions, string[]> Choices => new()
    {
        { "builder", Options() with { Builder = "mine" }, ["--builder", "mine"] },
        { "network", Options() with { BuildNetwork = "host" }, ["--network", "host"] },
        { "hosts", Options() with { ExtraHosts = [new("db", "10.0.0.1"), new("v6", "::1")] }, ["--add-host", "db=10.0.0.1", "--add-host", "v6=::1"] },
        { "image", Options() with { BuildContexts = [new("debian:13@sha256:0", "docker-image://mirror.example/debian:13")] }, ["--build-context", "debian:13@sha256:0=docker-image://mirror.example/debian:13"] },
        { "folder", Options() with { BuildContexts = [new("uv", "/a b,c=d")] }, ["--build-context", "uv=/a b,c=d"] },
        { "certificate", Options() with { CaCertificate = "/etc/my certs/ca.pem" }, ["--secret", "id=pycontainer-ca,src=/etc/my certs/ca.pem"] },
        { "comma", Options() with { CaCertificate = "/etc/a,b\"c.pem" }, ["--secret", "id=pycontainer-ca,\"src=/etc/a,b\"\"c.pem\""] },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void An_option_adds_its_arguments_before_the_context(string name, ServiceOptions options, string[] expected)
    {
        Assert.NotEmpty(name);
        var arguments = BuildxCommand.Create(options, _files, _ => null).Arguments;
        Assert.Equal([.. BuildxCommand.Create(Options(), _files, _ => null).Arguments.SkipLast(1), .. expected, _files.Context], arguments);
    }

    [Fact]
    public void Target_program_and_every_tag_are_taken_from_the_options()
    {
        var spec = BuildxCommand.Create(Options() with { Target = BuildTarget.Build, DockerPath = "/opt/docker", Tags = [Sample.Tag("1"), Sample.Tag("latest")] }, _files, _ => null);
        Assert.Equal("/opt/docker", spec.FileName);
        Assert.Equal(["--target", "build", "--tag", "shop/orders:1", "--tag", "shop/orders:latest"], spec.Arguments.Skip(4).Take(6));
    }

    [Fact]
    public void Variables_travel_by_name_and_never_by_value()
    {
        string[] names = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy", "SOURCE_DATE_EPOCH"];
        var spec = BuildxCommand.Create(Options(), _files, name => "value-of-" + name);
        Assert.Equal(names.Order(StringComparer.Ordinal), After(spec.Arguments, "--build-arg").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("value-of-", spec.ToString(), StringComparison.Ordinal);
        Assert.Empty(spec.Environment);
    }

    [Fact]
    public void A_variable_that_is_empty_or_not_set_is_not_passed()
    {
        Assert.Equal(["https_proxy"], After(BuildxCommand.Create(Options(), _files, name => name switch { "https_proxy" => "x", "NO_PROXY" => "", _ => null }).Arguments, "--build-arg"));
    }

    [Fact]
    public void The_command_is_printed_so_that_a_person_can_repeat_it()
    {
        var text = BuildxCommand.Create(Options(), _files, _ => null).ToString();
        Assert.StartsWith("docker buildx build --file \"/repo/my shop/obj/Dockerfile\" --target prod ", text, StringComparison.Ordinal);
    }

    private static ServiceOptions Options() => Sample.Options("/repo/my shop");

    private static IEnumerable<string> After(IReadOnlyList<string> arguments, string flag) =>
        arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == flag).Select(pair => pair.Second);
}

using System.Text.Json;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class PreflightTests
{
    private const string Version = "github.com/docker/buildx v0.29.1 a32761aeb3debd39be1eca514af3693af0db334b\n";
    private const string Down = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";

    private static readonly ProcessResult _version = new(0, Version, "");
    private static readonly ProcessResult _info = Info(new { OSType = "linux", ServerVersion = "28.5.2", Driver = "overlayfs" });

    [Theory]
    [InlineData(Version)]
    [InlineData("github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4\n")]
    [InlineData("github.com/docker/buildx v0.13.0 x\n")]
    [InlineData("github.com/docker/buildx v1.0 x\n")]
    [InlineData("github.com/docker/buildx a-build-of-my-own\n")]
    public async Task A_working_engine_passes(string version) => await Check(new(0, version, ""), _info);

    [Fact]
    public async Task Docker_is_asked_for_its_version_and_its_engine_and_nothing_else()
    {
        var runner = new FakeRunner(Answer(_version, _info));
        await new Preflight(runner).CheckAsync("/opt/my docker", CancellationToken.None);
        Assert.Equal(["/opt/my docker", "/opt/my docker"], runner.Calls.Select(call => call.FileName));
        Assert.Equal(["buildx version", "info --format {{json .}}"], runner.Calls.Select(call => string.Join(' ', call.Arguments)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]],"Architecture":"aarch64"}""", true, "linux/arm64")]
    [InlineData("""{"DriverStatus":[["Backing Filesystem","extfs"]],"Architecture":"x86_64"}""", false, "linux/amd64")]
    [InlineData("""{"DriverStatus":null,"Architecture":"vax"}""", null, null)]
    [InlineData("[]", null, null)]
    public async Task Its_store_and_machine_are_what_the_engine_says(string output, bool? store, string? machine)
    {
        var facts = await new Preflight(new FakeRunner(Answer(_version, new(0, output, "")))).CheckAsync("docker", CancellationToken.None);
        Assert.Equal((store, machine), (facts.HasContainerdStore, facts.Native?.Value));
    }

    [Fact]
    public async Task A_missing_docker_is_named()
    {
        var runner = new FakeRunner(spec => throw new ProcessStartException(spec.FileName, "is not on PATH"));
        var fault = await Faults.OfAsync(() => new Preflight(runner).CheckAsync("dokcer", CancellationToken.None));
        Assert.Equal("PYC3001", fault.Id);
        Assert.Contains("'dokcer'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PYC3002", 1, "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information\n")]
    [InlineData("PYC3002", 125, "unknown flag: --x\nUsage:  docker [OPTIONS] COMMAND\n")]
    [InlineData("PYC3002", 1, "docker: 'buildx' is not a docker command.\n")]
    [InlineData("PYC3002", 1, "")]
    [InlineData("PYC3003", 1, "Plugin \"/usr/lib/docker/cli-plugins/docker-buildx\" is not valid: exec format error\n")]
    public async Task A_missing_or_broken_buildx_is_told_before_the_engine(string code, int exitCode, string error) =>
        Assert.Equal(code, (await Faults.OfAsync(() => Check(new(exitCode, "", error), new(1, "", Down)))).Id);

    [Theory]
    [InlineData("github.com/docker/buildx v0.12.1 x\n", "0.12.1")]
    [InlineData("github.com/docker/buildx v0.9 x\n", "0.9")]
    public async Task An_old_buildx_is_told_with_the_version_that_is_needed(string version, string found)
    {
        var fault = await Faults.OfAsync(() => Check(new(0, version, ""), _info));
        Assert.Equal("PYC3010", fault.Id);
        Assert.Contains($"version {found}; 0.13 or later", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_down_is_told_by_the_exit_code()
    {
        var fault = await Faults.OfAsync(() => Check(_version, new(1, "", "ERROR: " + Down)));
        Assert.Equal("PYC3004", fault.Id);
        Assert.Contains("unix:///var/run/docker.sock", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PYC3004", Down)]
    [InlineData("PYC3005", "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock")]
    [InlineData("PYC3004", "something new")]
    public async Task An_engine_that_is_down_is_told_inside_of_the_document(string code, string error)
    {
        var fault = await Faults.OfAsync(() => Check(_version, Info(new { OSType = "", ServerErrors = new[] { error } })));
        Assert.Equal(code, fault.Id);
        Assert.Contains(error is "something new" ? error : "", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_shapes_at_once_are_one_fault() =>
        Assert.Equal("PYC3004", (await Faults.OfAsync(() => Check(_version, Info(new { ServerErrors = new[] { Down } }) with { ExitCode = 1 }))).Id);

    [Fact]
    public async Task An_unknown_reason_is_shown_in_one_line()
    {
        var fault = await Faults.OfAsync(() => Check(_version, new(1, "", "first line\nsecond line\n")));
        Assert.Equal("PYC3004", fault.Id);
        Assert.Contains("No engine answers: first line. ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_of_Windows_containers_is_told()
    {
        var fault = await Faults.OfAsync(() => Check(_version, Info(new { OSType = "windows" })));
        Assert.Equal("PYC3011", fault.Id);
        Assert.Contains("Windows containers", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"OSType\":1,\"ServerErrors\":null}")]
    [InlineData("not json")]
    public async Task A_document_that_says_nothing_is_left_to_the_build(string output) => await Check(_version, new(0, output, ""));

    [Fact]
    public async Task Errors_that_are_no_texts_are_errors_all_the_same() =>
        Assert.Equal("PYC3004", (await Faults.OfAsync(() => Check(_version, new(0, "{\"ServerErrors\":[{\"code\":1}]}", "")))).Id);

    private static Task<EngineFacts> Check(ProcessResult version, ProcessResult info) => new Preflight(new FakeRunner(Answer(version, info))).CheckAsync("docker", CancellationToken.None);

    private static Func<ProcessSpec, ProcessResult> Answer(ProcessResult version, ProcessResult info) => spec => spec.Arguments[0] == "info" ? info : version;

    private static ProcessResult Info(object document) => new(0, JsonSerializer.Serialize(document), "");
}

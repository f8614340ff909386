using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class BuilderInspectorTests
{
    private const string Two =
        """
        Name:          mine
        Driver:        docker-container
        Last Activity: 2026-11-21 16:02:52 +0000 UTC

        Nodes:
        Name:             mine0
        Endpoint:         unix:///var/run/docker.sock
        Status:           running
        BuildKit version: v0.25.2
        Platforms:        linux/amd64*, linux/amd64/v2, linux/386
        Labels:
         org.mobyproject.buildkit.worker.executor:         oci

        Name:             mine1
        Endpoint:         ssh://arm
        Status:           inactive
        Platforms:        linux/arm64, linux/386
        """;

    [Fact]
    public void Driver_and_platforms_of_all_nodes_are_read()
    {
        var facts = BuilderInspector.Parse(Two);
        Assert.Equal("docker-container", facts.Driver);
        Assert.Equal(["linux/amd64", "linux/amd64/v2", "linux/386", "linux/arm64"], facts.Platforms);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Driver:\nPlatforms:\n")]
    [InlineData("something else")]
    public void What_cannot_be_read_is_unknown(string output)
    {
        var facts = BuilderInspector.Parse(output);
        Assert.Null(facts.Driver);
        Assert.Empty(facts.Platforms);
    }

    [Theory]
    [InlineData("mine", "buildx inspect mine")]
    [InlineData(null, "buildx inspect")]
    public async Task The_current_builder_is_the_one_without_a_name(string? name, string expected)
    {
        var runner = new FakeRunner(_ => new ProcessResult(0, Two, ""));
        await new BuilderInspector(runner).InspectAsync("docker", name, CancellationToken.None);
        Assert.Equal(expected, string.Join(' ', Assert.Single(runner.Calls).Arguments));
    }

    [Fact]
    public async Task A_builder_that_does_not_exist_is_told_and_any_other_failure_is_left_to_the_build()
    {
        var fault = await Faults.OfAsync(() => new BuilderInspector(new FakeRunner(_ => new ProcessResult(1, "", "ERROR: no builder \"nope\" found\n"))).InspectAsync("docker", "nope", CancellationToken.None));
        Assert.Equal("PYC3006", fault.Id);
        Assert.Same(BuilderFacts.Unknown, await new BuilderInspector(new FakeRunner(_ => new ProcessResult(1, "", "something new"))).InspectAsync("docker", "nope", CancellationToken.None));
    }
}

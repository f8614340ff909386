namespace PyContainer.Build;

/// <summary>Variables of docker and of reproducible builds that change an image are read with the options, and told.</summary>
[Collection("environment of the process")]
public sealed class EnvironmentTests : IDisposable
{
    private const string Platform = "DOCKER_DEFAULT_PLATFORM";
    private const string Epoch = "SOURCE_DATE_EPOCH";

    private readonly ServiceFolder _service = new();

    [Theory]
    [InlineData("linux/arm64", "linux/arm64")]
    [InlineData("linux/arm64/v8", "linux/arm64")]
    [InlineData(" Linux/AMD64 ", "linux/amd64")]
    [InlineData("linux/arm", "linux/arm/v7")]
    public void The_default_platform_of_docker_is_the_platform_of_the_plan(string value, string platform)
    {
        Environment.SetEnvironmentVariable(Platform, value);
        var options = _service.Bind().Options!;
        Assert.Equal((platform, true), (Assert.Single(options.Platforms).Value, options.HasPlatformOfDocker));
    }

    [Theory]
    [InlineData("windows/amd64")]
    [InlineData("linux/sparc")]
    [InlineData("arm64")]
    [InlineData("linux/arm64/v8/x")]
    public void A_default_platform_that_no_image_can_have_is_refused(string value)
    {
        Environment.SetEnvironmentVariable(Platform, value);
        Assert.Equal(["PYC2195"], _service.Errors());
    }

    [Fact]
    public void A_platform_of_the_options_counts_before_that_of_docker()
    {
        Environment.SetEnvironmentVariable(Platform, "windows/amd64");
        _service.Item.SetMetadata("RuntimeIdentifier", "linux-x64");
        var options = _service.Bind().Options!;
        Assert.Equal(("linux/amd64", false), (Assert.Single(options.Platforms).Value, options.HasPlatformOfDocker));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("2026-01-01")]
    public void A_time_that_is_none_is_refused_before_the_build(string value)
    {
        Environment.SetEnvironmentVariable(Epoch, value);
        Assert.Equal(["PYC3109"], _service.Errors());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1700000000")]
    public void A_time_is_taken(string value)
    {
        Environment.SetEnvironmentVariable(Epoch, value);
        Assert.Empty(_service.Errors());
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Platform, null);
        Environment.SetEnvironmentVariable(Epoch, null);
        _service.Dispose();
    }
}

/// <summary>Tests that change variables of the process run while no other does.</summary>
[CollectionDefinition("environment of the process", DisableParallelization = true)]
public sealed class ProcessEnvironment;

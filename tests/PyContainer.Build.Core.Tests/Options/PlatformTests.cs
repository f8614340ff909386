namespace PyContainer.Build.Options;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("linux-x64", "linux/amd64")]
    [InlineData("linux-arm64", "linux/arm64")]
    [InlineData("linux-arm", "linux/arm/v7")]
    [InlineData("linux-x86", "linux/386")]
    [InlineData("linux-loongarch64", "linux/loong64")]
    [InlineData("linux-s390x", "linux/s390x")]
    [InlineData("linux-ppc64le", "linux/ppc64le")]
    [InlineData("linux-riscv64", "linux/riscv64")]
    public void A_runtime_identifier_of_Linux_is_a_platform(string identifier, string expected)
    {
        Assert.True(Platform.TryParse(identifier, out var platform));
        Assert.Equal((expected, false), (platform!.Value, platform.IsMusl));
        Assert.True(Platform.TryParse(identifier.Replace("linux-", "linux-musl-", StringComparison.Ordinal), out var musl));
        Assert.Equal((platform, true), (musl, musl!.IsMusl));
    }

    [Theory]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux-")]
    [InlineData("linux-x64 ")]
    [InlineData("Linux-x64")]
    [InlineData("linux/amd64")]
    [InlineData("win-x64")]
    [InlineData("osx-arm64")]
    [InlineData("linux-musl-musl-x64")]
    [InlineData("any")]
    public void Everything_else_is_none(string identifier) => Assert.False(Platform.TryParse(identifier, out _));

    [Theory]
    [InlineData("x86_64", "linux/amd64")]
    [InlineData("aarch64", "linux/arm64")]
    [InlineData("vax", null)]
    [InlineData(null, null)]
    public void A_machine_has_the_platform_of_its_processor(string? machine, string? expected) => Assert.Equal(expected, Platform.OfMachine(machine)?.Value);
}

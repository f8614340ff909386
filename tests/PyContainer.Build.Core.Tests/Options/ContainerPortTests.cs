namespace PyContainer.Build.Options;

public sealed class ContainerPortTests
{
    [Theory]
    [InlineData("8000", null, "8000/tcp")]
    [InlineData("8000", "", "8000/tcp")]
    [InlineData("8000", "UDP", "8000/udp")]
    [InlineData("53/udp", null, "53/udp")]
    [InlineData("8000/TCP", null, "8000/tcp")]
    [InlineData("8000/tcp", "udp", "8000/tcp")]
    [InlineData("1", null, "1/tcp")]
    [InlineData("65535", null, "65535/tcp")]
    public void A_port_is_read_with_its_protocol_in_small_letters(string text, string? type, string expected)
    {
        Assert.True(ContainerPort.TryParse(text, type, out var port));
        Assert.Equal(expected, port!.ToString());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("65536", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData(" 1", null)]
    [InlineData("1\n", null)]
    [InlineData("http", null)]
    [InlineData("8000-8010", null)]
    [InlineData("80:8000", null)]
    [InlineData("8000/", null)]
    [InlineData("8000/sctp", null)]
    [InlineData("8000/tcp/udp", null)]
    [InlineData("8000", "sctp")]
    [InlineData("８０", null)]
    [InlineData("$PORT", null)]
    public void What_is_no_port_is_refused(string text, string? type)
    {
        Assert.False(ContainerPort.TryParse(text, type, out var port));
        Assert.Null(port);
    }
}

namespace PyContainer.Build.Options;

public sealed class ExtraHostTests
{
    [Theory]
    [InlineData("db=10.0.0.1", "db=10.0.0.1")]
    [InlineData("db:10.0.0.1", "db=10.0.0.1")]
    [InlineData("db=::1", "db=::1")]
    [InlineData("db:::1", "db=::1")]
    [InlineData("db=fd00::ab:1", "db=fd00::ab:1")]
    [InlineData("db=::ffff:10.0.0.1", "db=::ffff:10.0.0.1")]
    [InlineData("index.example=host-gateway", "index.example=host-gateway")]
    [InlineData("a_b-c.d=1.2.3.4", "a_b-c.d=1.2.3.4")]
    public void A_host_line_is_read_in_both_forms(string text, string expected)
    {
        Assert.True(ExtraHost.TryParse(text, out var host));
        Assert.Equal(expected, host!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("db")]
    [InlineData("=10.0.0.1")]
    [InlineData("db=")]
    [InlineData("db=other")]
    [InlineData("db=HOST-GATEWAY")]
    [InlineData("db=10.0.0.256")]
    [InlineData("db=10.0.0")]
    [InlineData("db=1")]
    [InlineData("db=0x7f.0.0.1")]
    [InlineData("db=010.0.0.1")]
    [InlineData("db=10.0.0.1/8")]
    [InlineData("db=10.0.0.1\n")]
    [InlineData("db= 10.0.0.1")]
    [InlineData("db=[::1]")]
    [InlineData("db=[::1]:80")]
    [InlineData("db=fe80::1%eth0")]
    [InlineData("-db=10.0.0.1")]
    [InlineData("d b=10.0.0.1")]
    [InlineData("d\nb=10.0.0.1")]
    [InlineData("$(id)=10.0.0.1")]
    public void What_is_no_host_line_is_refused(string text)
    {
        Assert.False(ExtraHost.TryParse(text, out var host));
        Assert.Null(host);
    }
}

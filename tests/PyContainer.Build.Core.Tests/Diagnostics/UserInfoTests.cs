namespace PyContainer.Build.Diagnostics;

public sealed class UserInfoTests
{
    [Theory]
    [InlineData("https://alice:s3cret@a.example/x", "https://***@a.example/x")]
    [InlineData("git+https://:s3cret@a.example/x and ftp://u:p%40@b", "git+https://***@a.example/x and ftp://***@b")]
    [InlineData("https://ghp_0123456789abcdefghij@a.example", "https://***@a.example")]
    [InlineData("The registry 'alice:s3cret@r.example' is none", "The registry '***@r.example' is none")]
    [InlineData("docker-image://alice:s3cret@r.example/a:1", "docker-image://***@r.example/a:1")]
    [InlineData("https://alice@a.example ssh://git@b.example/x", "https://alice@a.example ssh://git@b.example/x")]
    [InlineData("debian:13@sha256:0000 'python:3.13@sha256:1'", "debian:13@sha256:0000 'python:3.13@sha256:1'")]
    [InlineData("https://a.example:8443/@scope", "https://a.example:8443/@scope")]
    public void A_message_has_no_password_of_an_address(string text, string expected)
    {
        Assert.Equal(expected, UserInfo.Hide(text));
        Assert.Equal(expected, new DiagnosticDescriptor("PYC0000", DiagnosticSeverity.Error, "{0}").At(at: null, text).Message);
    }
}

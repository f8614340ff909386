namespace PyContainer.Build.Options;

public sealed class PythonRequestTests
{
    [Theory]
    [InlineData("3.12", 12, null)]
    [InlineData("3.12.4", 12, 4)]
    [InlineData("3.9.0", 9, 0)]
    [InlineData("cpython-3.12", 12, null)]
    [InlineData("cpython@3.13.5", 13, 5)]
    [InlineData("cpython3.13", 13, null)]
    [InlineData("python3.11", 11, null)]
    [InlineData("python-3.11.9", 11, 9)]
    public void A_CPython_is_read(string text, int minor, int? patch)
    {
        Assert.True(PythonRequest.TryParse(text, out var request));
        Assert.Equal(new PythonRequest(3, minor, patch), request);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("2.7")]
    [InlineData("4.0")]
    [InlineData("3.")]
    [InlineData("3.x")]
    [InlineData("3.13.")]
    [InlineData("3.13.5.1")]
    [InlineData("3.13t")]
    [InlineData("3.14.0rc1")]
    [InlineData(">=3.12")]
    [InlineData("3.12,3.13")]
    [InlineData("3.12 # comment")]
    [InlineData("3.12\n3.13")]
    [InlineData("3.12\n")]
    [InlineData(" 3.12")]
    [InlineData("pypy3.11")]
    [InlineData("pypy@3.11")]
    [InlineData("graalpy-3.11")]
    [InlineData("cpython-3.13.5-linux-x86_64-gnu")]
    [InlineData("/usr/bin/python3")]
    [InlineData("3.$(id)")]
    [InlineData("3.１２")]
    public void What_is_no_single_CPython_is_refused(string text)
    {
        Assert.False(PythonRequest.TryParse(text, out var request));
        Assert.Null(request);
    }

    [Fact]
    public void A_request_is_written_as_uv_and_image_tags_take_it()
    {
        Assert.Equal(("3.13", "3.13"), (new PythonRequest(3, 13, null).ToString(), new PythonRequest(3, 13, null).MinorText));
        Assert.Equal(("3.13.5", "3.13"), (new PythonRequest(3, 13, 5).ToString(), new PythonRequest(3, 13, 5).MinorText));
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build.Buildx;

public sealed class ImageConfigTests
{
    // What an engine printed for an image of this package.
    private const string Real =
        """
        {"Id":"sha256:1d7e7c0d45df58cf7dfd8587ac32e05c981ea353bd8fbaccad4676d106751363","RepoTags":["pycontainer-demo:latest"],"RepoDigests":["pycontainer-demo@sha256:1d7e7c0d45df58cf7dfd8587ac32e05c981ea353bd8fbaccad4676d106751363"],
        "Parent":"","Comment":"buildkit.dockerfile.v0","Created":"2026-11-21T14:06:45.512959875Z","DockerVersion":"","Author":"",
        "Config":{"User":"65532:65532","ExposedPorts":{"8000/tcp":{}},"Env":["PATH=/app/.venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt","PYTHONUNBUFFERED=1","PYTHONDONTWRITEBYTECODE=1","GREETING=Good morning"],
        "Entrypoint":["/app/.venv/bin/python","-m","uvicorn","greeter.app:app","--host","0.0.0.0","--port","8000"],"WorkingDir":"/app","StopSignal":"SIGTERM","ArgsEscaped":true,
        "Healthcheck":{"Test":["CMD","/app/.venv/bin/python","-I","-S","-c","import sys"],"Interval":30000000000,"Timeout":5000000000,"StartPeriod":15000000000,"StartInterval":1000000000,"Retries":3}},
        "Architecture":"amd64","Os":"linux","Size":40837929,"GraphDriver":{"Data":null,"Name":"overlayfs"},
        "RootFS":{"Type":"layers","Layers":["sha256:24ae743f715265bf6450ae8035ca91e8d25e8d70e905bf9ebb82ce6df2cfdddd","sha256:af52c78c781b70acad9cbb8287722559f8443fcd2fab290940d63bd9da587c54","sha256:2ca2114b5d63d4b857702df09a11b87fd8c4184c883bad6e8f4861ad1dc061ad"]},
        "Metadata":{"LastTagTime":"2026-11-21T14:07:11.553171625Z"},"Descriptor":{"mediaType":"application/vnd.docker.distribution.manifest.v2+json","digest":"sha256:1d7e7c0d45df58cf7dfd8587ac32e05c981ea353bd8fbaccad4676d106751363","size":1290}}
        """;

    [Fact]
    public void The_answer_of_an_engine_is_read()
    {
        var image = ImageConfig.Parse(Real);
        Assert.Equal(("sha256:1d7e7c0d45df58cf7dfd8587ac32e05c981ea353bd8fbaccad4676d106751363", 40837929, 3, "65532:65532"), (image.Id, image.Size, image.Layers, image.User));
        Assert.Equal(["/app/.venv/bin/python", "-m", "uvicorn", "greeter.app:app", "--host", "0.0.0.0", "--port", "8000"], image.EntryPoint);
        Assert.Equal((5, "GREETING=Good morning"), (image.Environment.Count, image.Environment[^1]));
        Assert.Empty(image.Command);
        Assert.Empty(image.Labels);
    }

    [Fact]
    public void Command_and_labels_are_read_where_there_are_some()
    {
        var image = ImageConfig.Parse("""{"Id":"a","Config":{"Cmd":["x","y"],"Labels":{"a":"1","b":""}},"RootFS":{"Layers":null}}""");
        Assert.Equal(["x", "y"], image.Command);
        Assert.Equal([new("a", "1"), new("b", "")], image.Labels);
        Assert.Equal((0, 0, ""), (image.Layers, image.Size, image.User));
    }

    [Theory]
    [InlineData("{\"Id\":\"a\",\"Config\":{\"User\":null,\"Env\":null,\"Entrypoint\":null,\"Cmd\":null,\"Labels\":null}}")]
    [InlineData("{\"Id\":\"a\",\"Config\":{}}")]
    public void What_is_not_set_is_empty(string json)
    {
        var image = ImageConfig.Parse(json);
        Assert.Equal(("", 0, 0, 0, 0), (image.User, image.Environment.Count, image.EntryPoint.Count, image.Command.Count, image.Labels.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("{\"Id\":\"a\"}")]
    [InlineData("{\"Id\":1,\"Config\":{}}")]
    [InlineData("{\"Id\":\"a\",\"Config\":null}")]
    [InlineData("{\"Id\":\"a\",\"Config\":{\"Env\":[1]}}")]
    [InlineData("{\"Id\":\"a\",\"Config\":{\"User\":5}}")]
    [InlineData("{\"Id\":\"a\",\"Size\":1.5,\"Config\":{}}")]
    [InlineData("{\"Id\":\"a\",\"Size\":\"1\",\"Config\":{}}")]
    [InlineData("{\"Id\":\"a\",\"Config\":{\"Labels\":{\"a\":\"1\",\"a\":\"2\"}}}")]
    [InlineData("{\"Id\":\"\\ud800\",\"Config\":{}}")]
    [InlineData("Error: No such image")]
    public void What_is_no_answer_of_an_engine_is_refused(string json) => Assert.Throws<FormatException>(() => ImageConfig.Parse(json));

    [Fact]
    public void Any_text_is_read_or_refused() => Prop.ForAll(Texts.WithControl, text => Assert.Throws<FormatException>(() => ImageConfig.Parse(text)) is not null).Check(Texts.Many);
}

namespace PyContainer.Build.Planning;

public sealed class InlineCredentialsTests : IDisposable
{
    private const string Secret = "s3cret-word";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("pyproject.toml", "[[tool.uv.index]]\nname = \"a\"\nurl = \"https://u:s3cret-word@a.example/simple\"\n", 6)]
    [InlineData("pyproject.toml", "[tool.uv]\nindex-url = \"https://u:s3cret-word@a.example/simple\"\n", 5)]
    [InlineData("pyproject.toml", "[tool.uv]\nfind-links = [\n\"https://u:s3cret-word@a.example/files\"]\n", 6)]
    [InlineData("pyproject.toml", "[tool.uv.pip]\nextra-index-url = [\"https://:s3cret-word@a.example/files\"]\n", 5)]
    [InlineData("pyproject.toml", "[tool.uv.sources]\nx = { git = \"https://u:s3cret-word@git.example/x\" }\n", 5)]
    [InlineData("pyproject.toml", "[tool.uv.sources]\nx = { git = \"https://ghp_s3cret-word0123456789@git.example/x\" }\n", 5)]
    [InlineData("pyproject.toml", "dependencies = [\"x @ https://u:s3cret-word@a.example/x.whl\"]\n", 4)]
    [InlineData("pyproject.toml", "[project.optional-dependencies]\nmore = [\"x @ git+https://u:s3cret-word@a.example/x\"]\n", 5)]
    [InlineData("pyproject.toml", "[dependency-groups]\ndev = [\"x @ https://u:s3cret-word@a.example/x.whl\"]\n", 5)]
    [InlineData("pyproject.toml", "[build-system]\nrequires = [\"x @ https://u:s3cret-word@a.example/x.whl\"]\n", 5)]
    [InlineData("uv.toml", "[[index]]\nname = \"a\"\nurl = \"https://u:s3cret-word@a.example/simple\"\n", 3)]
    [InlineData("uv.lock", "version = 1\n\n[[package]]\nsource = { registry = \"https://u:s3cret-word@a.example/simple\" }\n", 4)]
    [InlineData("uv.lock", "version = 1\n[[package]]\nwheels = [\n    { url = \"https://u:s3cret-word@a.example/x.whl\", hash = \"sha256:0\" },\n]\n", 4)]
    [InlineData("uv.lock", "version = 1\n[[package]]\nsource = { git = \"https://oauth2:s3cret-word@git.example/x?rev=1#0\" }\n", 3)]
    public void A_password_in_an_address_is_refused_at_its_line_and_not_printed(string file, string text, int line)
    {
        Write((file, file == "pyproject.toml" ? Sample.Manifest(text) : text));
        var fault = Faults.Of(Refuse);
        Assert.Equal(("PYC2047", _folder[file], line), (fault.Id, fault.Span!.Value.File, fault.Span.Value.Line));
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[tool.uv.index]]\nname = \"a\"\nurl = \"https://alice@a.example/simple\"\n")]
    [InlineData("[[tool.uv.index]]\nname = \"a\"\nurl = \"https://a.example:8443/@scope/simple\"\n")]
    [InlineData("[tool.uv.sources]\nx = { git = \"ssh://git@git.example/x\" }\n")]
    [InlineData("[tool.pytest.ini_options]\nenv = [\"DATABASE=postgres://test:test@localhost/test\"]\n")]
    [InlineData("authors = [{ name = \"A\", email = \"a.very.long.name.1990@example.com\" }]\n")]
    public void A_user_alone_and_what_goes_nowhere_are_none(string text)
    {
        Write(("pyproject.toml", Sample.Manifest(text)));
        Refuse();
    }

    [Fact]
    public void The_root_of_a_workspace_is_looked_at_too()
    {
        _folder.With(("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"orders\"]\n[[tool.uv.index]]\nname = \"a\"\nurl = \"https://u:s3cret-word@a.example/simple\"\n"), ("orders/pyproject.toml", Sample.Manifest("")));
        Assert.Equal(_folder["pyproject.toml"], Faults.Of(() => Refuse(_folder["orders"])).Span!.Value.File);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(params (string, string)[] files) => _folder.With([("pyproject.toml", Sample.Manifest("")), .. files]);

    private object? Refuse() => Refuse(_folder.Path);

    private static object? Refuse(string folder)
    {
        InlineCredentials.Refuse(ServiceProject.Find(Sample.Options(folder)));
        return null;
    }
}

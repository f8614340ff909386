namespace PyContainer.Build.Dockerfiles;

public sealed class IgnoreFileTests
{
    private const string Main = "dependencies = [\"fastapi\", \"uvicorn\"]\n";

    [Fact]
    public void Everything_stays_out_but_what_the_Dockerfile_names()
    {
        using var folder = Project();
        var lines = IgnoreFile.Create(Sample.Plan(folder).Files).Split('\n');
        var star = Array.IndexOf(lines, "*");
        Assert.Equal(["!pyproject.toml", "!uv.lock", "!main.py", "!tests"], lines.Where(line => line.StartsWith('!')));
        Assert.All(lines.Index().Where(line => line.Item.StartsWith('!')), line => Assert.True(line.Index > star));
    }

    [Theory]
    [InlineData("**/.git")]
    [InlineData("**/.venv")]
    [InlineData("**/__pycache__")]
    [InlineData("**/*.py[cod]")]
    [InlineData("**/.env")]
    [InlineData("**/.env.*")]
    [InlineData("**/.netrc")]
    [InlineData("**/*.key")]
    [InlineData("**/id_rsa")]
    [InlineData("**/.mypy_cache")]
    [InlineData("**/.pytest_cache")]
    [InlineData("**/.ruff_cache")]
    public void What_no_image_may_hold_is_left_out_at_every_depth_and_last(string pattern)
    {
        using var folder = Project();
        var lines = IgnoreFile.Create(Sample.Plan(folder).Files).Split('\n');
        Assert.True(Array.IndexOf(lines, pattern) > Array.FindLastIndex(lines, line => line.StartsWith('!')));
    }

    [Fact]
    public void It_lies_beside_the_Dockerfile_under_its_name()
    {
        using var folder = Project();
        var plan = Sample.Plan(folder);
        IgnoreFile.Place(folder["obj/Dockerfile"], plan);
        Assert.Equal(IgnoreFile.Create(plan.Files), File.ReadAllText(folder["obj/Dockerfile.dockerignore"]));
    }

    [Fact]
    public void A_file_of_the_users_own_takes_its_place_and_stays_what_it_is()
    {
        using var folder = Project();
        var plan = Sample.Plan(folder);
        IgnoreFile.Place(folder["obj/Dockerfile"], plan);
        folder.With((".dockerignore", "mine\n"));
        IgnoreFile.Place(folder["obj/Dockerfile"], plan);
        Assert.False(File.Exists(folder["obj/Dockerfile.dockerignore"]));
        Assert.Equal("mine\n", File.ReadAllText(folder[".dockerignore"]));
    }

    [Fact]
    public void A_file_of_the_users_own_holds_before_anything_was_generated()
    {
        using var folder = Project().With((".dockerignore", "mine\n"));
        IgnoreFile.Place(folder["obj/pycontainer/Dockerfile"], Sample.Plan(folder));
        Assert.False(File.Exists(folder["obj/pycontainer/Dockerfile.dockerignore"]));
    }

    private static TempFolder Project() => new TempFolder().With(("pyproject.toml", Sample.Manifest(Main)), ("main.py", "app = FastAPI()\n"), ("tests/a.py", ""), (".env", "A=1\n"));
}

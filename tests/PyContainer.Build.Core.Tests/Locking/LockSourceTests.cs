namespace PyContainer.Build.Locking;

public class LockSourceTests
{
    private const string Declared = "{ name = \"idna\", specifier = \">=3\" }";

    private static Fixture Git(string url, string locked) => new Fixture().Adding($"[tool.uv.sources]\nidna = {{ git = '{url}', tag = 'v1' }}")
        .InLock(Declared, $"{{ name = \"idna\", git = \"{locked}?tag=v1\" }}").InLock("registry = \"https://index.example/simple\"", $"git = \"{locked}?tag=v1#abc\"");

    [Theory]
    [InlineData("https://h.example/r", LockVerdictKind.Fresh)]
    [InlineData("git+https://h.example/r", LockVerdictKind.Fresh)]
    [InlineData("https://user:secret@H.example/r", LockVerdictKind.Fresh)]
    [InlineData("https://h.example/r.git", LockVerdictKind.Stale)]
    [InlineData("https://h.example/R", LockVerdictKind.Stale)]
    public void A_repository_is_compared_by_its_text(string url, LockVerdictKind kind) => LockFixtureTests.Expect(Git(url, "https://h.example/r"), kind);

    [Fact]
    public void A_version_beside_a_source_has_no_effect()
    {
        var fixture = Git("https://h.example/r", "https://h.example/r").InManifest("idna>=3", "idna>=99");
        LockFixtureTests.Expect(fixture, LockVerdictKind.Fresh);
    }

    [Fact]
    public void A_path_dependency_is_compared_with_its_own_manifest()
    {
        static Fixture Path() => new Fixture().Adding("[tool.uv.sources]\nidna = { path = '../idna', editable = true }")
            .InLock(Declared, "{ name = \"idna\", editable = \"../idna\" }").InLock("registry = \"https://index.example/simple\"", "editable = \"../idna\"")
            .With("../idna/pyproject.toml", "[project]\nname = 'idna'\nversion = '3.6'\n");
        LockFixtureTests.Expect(Path(), LockVerdictKind.Fresh);
        LockFixtureTests.Expect(Path().With("../idna/pyproject.toml", "[project]\nname = 'idna'\nversion = '3.7'\n"), LockVerdictKind.Stale, "PYC1013");
        LockFixtureTests.Expect(Path().With("../idna/pyproject.toml", "[project]\nname = 'idna'\nversion = '3.6'\ndependencies = ['h11']\n"), LockVerdictKind.Stale, "PYC1003");
        LockFixtureTests.Expect(Path().Without("../idna/pyproject.toml"), LockVerdictKind.Error, "PYC1041");
        LockFixtureTests.Expect(Path().Without("../idna/pyproject.toml").With("../idna/setup.py", ""), LockVerdictKind.Undecidable, "PYC1050");
    }

    [Fact]
    public void A_direct_URL_is_left_open_unless_it_is_assumed_unchanged()
    {
        static Fixture Url(LockSettings settings) => new Fixture { Settings = settings }.InManifest("idna>=3", "idna @ https://h.example/idna-3.6.tar.gz")
            .InLock(Declared, "{ name = \"idna\", url = \"https://h.example/idna-3.6.tar.gz\" }").InLock("registry = \"https://index.example/simple\"", "url = \"https://h.example/idna-3.6.tar.gz\"");
        LockFixtureTests.Expect(Url(new()), LockVerdictKind.Undecidable, "PYC1051");
        LockFixtureTests.Expect(Url(new() { AssumeDirectUrlsUnchanged = true }), LockVerdictKind.Fresh);
    }

    [Fact]
    public void A_source_for_an_extra_or_a_part_of_the_environments_splits_the_requirement()
    {
        var fixture = new Fixture().Adding("[tool.uv.sources]\nidna = { git = 'https://h.example/r', marker = \"sys_platform == 'linux'\" }")
            .InLock("[" + Declared + "]", "[\n    { name = \"idna\", marker = \"sys_platform != 'linux'\", specifier = \">=3\" },\n    { name = \"idna\", marker = \"sys_platform == 'linux'\", git = \"https://h.example/r\" },\n]");
        LockFixtureTests.Expect(fixture, LockVerdictKind.Fresh);
        LockFixtureTests.Expect(fixture.InManifest("'linux'", "'darwin'"), LockVerdictKind.Stale, "PYC1016");
    }

    [Fact]
    public void Metadata_that_the_project_supplies_take_the_place_of_a_build()
    {
        static Fixture Dynamic(string supplied) => new Fixture().InManifest("dependencies = [\"idna>=3\"]", "dynamic = [\"dependencies\"]")
            .Adding($"[tool.uv]\ndependency-metadata = [{supplied}]")
            .InLock("[[package]]\nname = \"app\"", "[[manifest.dependency-metadata]]\nname = \"app\"\nrequires-dist = [\"idna>=3\"]\n\n[[package]]\nname = \"app\"");
        LockFixtureTests.Expect(Dynamic("{ name = 'app', requires-dist = ['idna>=3'] }"), LockVerdictKind.Fresh);
        LockFixtureTests.Expect(Dynamic("{ name = 'app', requires-dist = ['idna>=4'] }"), LockVerdictKind.Stale, "PYC1024");
    }
}

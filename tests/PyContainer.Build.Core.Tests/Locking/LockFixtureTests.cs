namespace PyContainer.Build.Locking;

public class LockFixtureTests
{
    [Fact]
    public void The_fixture_is_fresh() => Expect(new Fixture(), LockVerdictKind.Fresh);

    [Fact]
    public void A_missing_lock_is_missing() => Expect(new Fixture().Without("uv.lock"), LockVerdictKind.Missing, "PYC1001");

    [Theory]
    [InlineData("version = 1\n", "version = 2\n", "PYC1039", 1)]
    [InlineData("version = 1\n", "version = \"1\"\n", "PYC1004", 1)]
    [InlineData("requires-python = \">=3.12\"", "requires-python = 3", "PYC1004", 3)]
    [InlineData("version = \"3.6\"", "version = \"", "PYC1002", 18)]
    [InlineData("requires-python = \">=3.12\"", "requires-python =", "PYC1002", 3)]
    [InlineData("{ name = \"idna\" },", "{ name = \"idn\" },", "PYC1004", 10)]
    [InlineData("{ name = \"idna\" },", "{ name = \"idna\" },\n    { name = \"idna\" },", "PYC1004", 11)]
    [InlineData("version = \"3.6\"\n", "", "PYC1004", 16)]
    [InlineData("specifier = \">=3\"", "specifier = \">3,\"", "PYC1004", 14)]
    [InlineData("{ name = \"idna\" },", "{ name = \"idna\", marker = \"os == 'x'\" },", "PYC1004", 10)]
    public void A_broken_lock_is_an_error_at_its_line(string from, string to, string code, int line)
    {
        var fault = Expect(new Fixture().InLock(from, to), LockVerdictKind.Error, code);
        Assert.Equal((Fixture.Directory + "/uv.lock", line), (fault.Diagnostic.Span!.Value.File, fault.Diagnostic.Span.Value.Line));
    }

    [Fact]
    public void A_wheel_of_another_version_is_an_error()
    {
        const string Wheel = "\nwheels = [\n    { url = \"https://h/idna-3.7-py3-none-any.whl\", hash = \"sha256:aa\", size = 1 },\n]";
        var fixture = new Fixture().InLock("source = { registry = \"https://index.example/simple\" }", "source = { registry = \"https://index.example/simple\" }" + Wheel);
        Assert.Equal(21, Expect(fixture, LockVerdictKind.Error, "PYC1004").Diagnostic.Span!.Value.Line);
        var skip = new LockSettings { Environment = new Dictionary<string, string> { ["UV_SKIP_WHEEL_FILENAME_CHECK"] = "1" } };
        Expect(new Fixture { Settings = skip }.InLock("\"https://index.example/simple\" }", "\"https://index.example/simple\" }" + Wheel), LockVerdictKind.Fresh);
    }

    [Theory]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = [\"idna >= 3.0\", \"IDNA>=3\"]", LockVerdictKind.Fresh, null)]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = [\"idna>=3; python_version >= '3.12'\"]", LockVerdictKind.Fresh, null)]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = [\"idna>=3; python_version >= '3.13'\"]", LockVerdictKind.Stale, "PYC1016")]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = [\"idna>=3.1\"]", LockVerdictKind.Stale, "PYC1016")]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = [\"idna>=3\", \"httpx\"]", LockVerdictKind.Stale, "PYC1003")]
    [InlineData("dependencies = [\"idna>=3\"]", "dependencies = []", LockVerdictKind.Stale, "PYC1017")]
    [InlineData("version = \"1.0\"", "version = \"1.0.0\"", LockVerdictKind.Fresh, null)]
    [InlineData("version = \"1.0\"", "version = \"1.1\"", LockVerdictKind.Stale, "PYC1013")]
    [InlineData("version = \"1.0\"", "dynamic = [\"version\"]", LockVerdictKind.Stale, "PYC1014")]
    [InlineData("requires-python = \">=3.12\"", "requires-python = \">=3.12.0,!=3.12.2\"", LockVerdictKind.Fresh, null)]
    [InlineData("requires-python = \">=3.12\"", "requires-python = \">=3.13\"", LockVerdictKind.Stale, "PYC1025")]
    [InlineData("dependencies = [\"idna>=3\"]", "dynamic = [\"dependencies\"]", LockVerdictKind.Undecidable, "PYC1050")]
    public void An_edit_of_the_project_has_its_verdict(string from, string to, LockVerdictKind kind, string? code) =>
        Expect(new Fixture().InManifest(from, to), kind, code);

    [Theory]
    [InlineData("[build-system]\nrequires = []", "PYC1011")]
    [InlineData("[project.optional-dependencies]\nfast = []", "PYC1018")]
    [InlineData("[dependency-groups]\ndev = []", "PYC1019")]
    [InlineData("[tool.uv]\nresolution = 'lowest'", "PYC1032")]
    [InlineData("[tool.uv]\nprerelease = 'allow'", "PYC1033")]
    [InlineData("[tool.uv]\nfork-strategy = 'fewest'", "PYC1034")]
    [InlineData("[tool.uv]\nexclude-newer = '2025-01-01T00:00:00Z'", "PYC1035")]
    [InlineData("[tool.uv]\nconstraint-dependencies = ['idna<9']", "PYC1020")]
    [InlineData("[tool.uv]\noverride-dependencies = ['idna<9']", "PYC1021")]
    [InlineData("[tool.uv]\noverride-dependencies = [{ package = { name = 'idna' }, dependencies = ['h11'] }]", "PYC1021")]
    [InlineData("[tool.uv]\nexclude-dependencies = ['idna']", "PYC1022")]
    [InlineData("[tool.uv]\nexclude-dependencies = [{ package = { name = 'idna', version = '3.6' }, dependencies = ['h11'] }]", "PYC1022")]
    [InlineData("[tool.uv]\nbuild-constraint-dependencies = ['setuptools<9']", "PYC1023")]
    [InlineData("[tool.uv]\ndependency-metadata = [{ name = 'idna', requires-dist = [] }]", "PYC1024")]
    [InlineData("[tool.uv]\nenvironments = \"sys_platform == 'linux'\"", "PYC1026")]
    [InlineData("[tool.uv]\nrequired-environments = [\"sys_platform == 'linux'\"]", "PYC1027")]
    [InlineData("[tool.uv]\nconflicts = [[{ extra = 'a' }, { group = 'b' }]]", "PYC1028")]
    [InlineData("[tool.uv]\nminimum-libc-version = { glibc = '2.31' }", "PYC1029")]
    [InlineData("[[tool.uv.index]]\nurl = 'https://other.example/simple'\ndefault = true", "PYC1036")]
    public void Each_cause_has_its_code_and_stands_at_what_was_added(string added, string code)
    {
        var finding = Expect(new Fixture().Adding(added), LockVerdictKind.Stale, code);
        Assert.InRange(finding.Diagnostic.Span!.Value.Line, 6, 9);
        Assert.Equal(["uv", "lock"], finding.Mend);
        Assert.NotNull(finding.Locked);
    }

    [Theory]
    [InlineData("[tool.uv]\nenvironments = [\"os_name == 'nt'\", \"sys_platform == 'win32'\"]", "PYC1040")]
    [InlineData("[tool.uv]\nenvironments = [\"python_version < '3.8'\"]", "PYC1040")]
    [InlineData("[dependency-groups]\na = [{ include-group = 'b' }]\nb = [{ include-group = 'a' }]", "PYC1009")]
    [InlineData("[dependency-groups]\na = [{ include-group = 'none' }]", "PYC1009")]
    [InlineData("[tool.uv.sources]\nidna = { index = 'none' }", "PYC1040")]
    [InlineData("[tool.uv.sources]\nidna = { workspace = true }", "PYC1040")]
    [InlineData("[tool.uv.sources]\nidna = { url = 'https://h/idna-3.6.tar.gz#sha256=1' }", "PYC1040")]
    [InlineData("[tool.uv.sources]\nidna = { git = 'https://h/r', extra = 'none' }", "PYC1040")]
    [InlineData("[tool.uv.sources]\nidna = [{ git = 'https://h/r', marker = \"os_name == 'nt'\" }, { git = 'https://h/s', marker = \"sys_platform == 'win32'\" }]", "PYC1040")]
    [InlineData("[tool.uv]\nrequired-version = '<0.10'", "PYC1043")]
    [InlineData("[tool.uv]\nmanaged = false", "PYC1008")]
    [InlineData("[tool.uv]\ndefault-groups = ['none']", "PYC1040")]
    [InlineData("[tool.uv]\nfind-links = ['./none']", "PYC1042")]
    [InlineData("[tool.uv]\nconstraint-dependencies = ['idna=9']", "PYC1007")]
    public void What_uv_refuses_is_an_error(string added, string code) => Expect(new Fixture().Adding(added), LockVerdictKind.Error, code);

    [Fact]
    public void All_differences_are_listed()
    {
        var verdict = new Fixture().InManifest("version = \"1.0\"", "version = \"2\"").InManifest("[\"idna>=3\"]", "[\"idna>=4\", \"httpx\"]")
            .Adding("[tool.uv]\nresolution = 'lowest'").Check();
        Assert.Equal(
            [("PYC1003", 5), ("PYC1013", 3), ("PYC1016", 5), ("PYC1032", 7)],
            verdict.Findings.Select(finding => (finding.Diagnostic.Id, finding.Diagnostic.Span!.Value.Line)).Order());
    }

    internal static LockFinding Expect(Fixture fixture, LockVerdictKind kind, string? code = null, string version = "0.13.9", string directory = Fixture.Directory)
    {
        var verdict = fixture.Check(version, directory);
        Assert.True(kind == verdict.Kind, $"{verdict.Kind}\n{string.Join("\n", verdict.Findings)}");
        var finding = verdict.Findings.FirstOrDefault(finding => code is null || finding.Diagnostic.Id == code);
        Assert.True(code is null || finding is not null, string.Join("\n", verdict.Findings));
        return finding!;
    }
}

namespace PyContainer.Build.Locking;

public class LockSettingsTests
{
    private const string LockedNewer = "[options]\nexclude-newer = \"2025-01-02T00:00:00Z\"\n\n[[package]]\nname = \"app\"";

    private static Fixture With(LockSettings settings) => new() { Settings = settings };

    [Theory]
    [InlineData("UTC", LockVerdictKind.Fresh)]
    [InlineData("Test+3", LockVerdictKind.Stale)]
    public void A_date_is_the_midnight_after_it_in_the_given_zone(string zone, LockVerdictKind kind)
    {
        var settings = new LockSettings { TimeZone = zone == "UTC" ? TimeZoneInfo.Utc : TimeZoneInfo.CreateCustomTimeZone(zone, TimeSpan.FromHours(3), zone, zone) };
        var fixture = With(settings).Adding("[tool.uv]\nexclude-newer = '2025-01-01'").InLock("[[package]]\nname = \"app\"", LockedNewer);
        var finding = LockFixtureTests.Expect(fixture, kind, kind == LockVerdictKind.Stale ? "PYC1056" : null);
        Assert.True(kind == LockVerdictKind.Fresh || finding.Kind == LockFindingKind.Note);
    }

    [Theory]
    [InlineData("7 days", "P7D", LockVerdictKind.Fresh)]
    [InlineData("P7D", "P7D", LockVerdictKind.Fresh)]
    [InlineData("7 days", "P1W", LockVerdictKind.Stale)]
    [InlineData("24h", "PT24H", LockVerdictKind.Fresh)]
    [InlineData("2025-01-02T00:00:00Z", "P1W", LockVerdictKind.Stale)]
    public void Spans_are_compared_field_by_field(string declared, string locked, LockVerdictKind kind) => LockFixtureTests.Expect(
        new Fixture().Adding($"[tool.uv]\nexclude-newer = '{declared}'").InLock(
            "[[package]]\nname = \"app\"", $"[options]\nexclude-newer = \"0001-01-01T00:00:00Z\"\nexclude-newer-span = \"{locked}\"\n\n[[package]]\nname = \"app\""),
        kind);

    [Fact]
    public void A_uv_toml_beside_the_manifest_takes_the_place_of_its_settings()
    {
        var fixture = new Fixture().Adding("[tool.uv]\nresolution = 'lowest'").With("uv.toml", "resolution = 'highest'\n");
        LockFixtureTests.Expect(fixture, LockVerdictKind.Fresh);
    }

    [Theory]
    [InlineData("sources = {}")]
    [InlineData("brand-new = 1")]
    [InlineData("resolution = 'none'")]
    [InlineData("exclude-newer = '3 months'")]
    public void An_invalid_uv_toml_is_an_error(string text) =>
        LockFixtureTests.Expect(new Fixture().With("uv.toml", text + "\n"), LockVerdictKind.Error, "PYC1042");

    [Fact]
    public void Settings_come_from_the_nearest_directory_above_that_has_some()
    {
        LockFixtureTests.Expect(new Fixture().With("../pyproject.toml", "[tool.uv]\nresolution = 'lowest'\n"), LockVerdictKind.Stale, "PYC1032");
        LockFixtureTests.Expect(
            new Fixture().With("../pyproject.toml", "[tool.uv]\nresolution = 'lowest'\n").Adding("[tool.uv.sources]"), LockVerdictKind.Fresh);
    }

    [Fact]
    public void A_key_that_uv_does_not_know_drops_all_settings_of_its_table()
    {
        var verdict = new Fixture().Adding("[tool.uv]\nbrand-new = 1").Check();
        Assert.Equal(LockVerdictKind.Fresh, verdict.Kind);
        Assert.Contains(verdict.Findings, finding => finding.Diagnostic.Id == "PYC1056");
        LockFixtureTests.Expect(new Fixture().Adding("[tool.uv]\nbrand-new = 1\nresolution = 'lowest'"), LockVerdictKind.Undecidable, "PYC1054");
    }

    [Fact]
    public void The_environment_and_arguments_outrank_files()
    {
        var variable = new LockSettings { Environment = new Dictionary<string, string> { ["UV_RESOLUTION"] = "highest" } };
        LockFixtureTests.Expect(With(variable).Adding("[tool.uv]\nresolution = 'lowest'"), LockVerdictKind.Fresh);
        LockFixtureTests.Expect(With(variable with { Arguments = ["--resolution", "lowest"] }), LockVerdictKind.Stale, "PYC1032");
    }

    [Fact]
    public void A_given_user_file_is_read_last()
    {
        var settings = new LockSettings { ConfigurationFiles = ["/home/user/uv.toml"] };
        LockFixtureTests.Expect(With(settings).With("/home/user/uv.toml", "resolution = 'lowest'\n"), LockVerdictKind.Stale, "PYC1032");
    }

    [Theory]
    [InlineData("https://INDEX.example:443/simple", LockVerdictKind.Fresh)]
    [InlineData("https://user:secret@index.example/simple", LockVerdictKind.Fresh)]
    [InlineData("https://index.example/simple/", LockVerdictKind.Stale)]
    [InlineData("https://index.example:8443/simple", LockVerdictKind.Stale)]
    [InlineData("https://index.example/Simple", LockVerdictKind.Stale)]
    public void An_index_is_compared_as_its_URL_is_written_anew(string url, LockVerdictKind kind) =>
        LockFixtureTests.Expect(new Fixture().Adding($"[[tool.uv.index]]\nurl = '{url}'\ndefault = true"), kind);

    [Fact]
    public void Without_any_python_the_answer_is_open()
    {
        static Fixture Unbound(LockSettings settings) => With(settings).InManifest("requires-python = \">=3.12\"\n", "");
        LockFixtureTests.Expect(Unbound(new()), LockVerdictKind.Undecidable, "PYC1053");
        LockFixtureTests.Expect(Unbound(new() { PythonVersion = Python.PepVersion.Parse("3.12.4") }), LockVerdictKind.Fresh);
        LockFixtureTests.Expect(Unbound(new() { PythonVersion = Python.PepVersion.Parse("3.13") }), LockVerdictKind.Stale, "PYC1025");
    }

    [Fact]
    public void Markers_that_ask_thousands_of_questions_are_refused()
    {
        var marker = string.Join(" and ", Enumerable.Range(0, 60_000).Select(number => $"'x{number}' in platform_version"));
        LockFixtureTests.Expect(new Fixture().InManifest("idna>=3", "idna>=3; " + marker), LockVerdictKind.Error, "PYC1007");
    }

    [Theory]
    [InlineData("preview-features = ['lockfile-format-check']", LockVerdictKind.Undecidable)]
    [InlineData("preview-features = ['resolution-inputs']\nconstraint-dependencies = ['idna<9']", LockVerdictKind.Undecidable)]
    [InlineData("preview-features = ['other']\nconstraint-dependencies = ['idna<9']", LockVerdictKind.Stale)]
    public void Some_preview_features_leave_the_answer_open(string settings, LockVerdictKind kind) =>
        LockFixtureTests.Expect(new Fixture().Adding("[tool.uv]\n" + settings), kind);
}

namespace PyContainer.Build.Locking;

/// <summary>Each rule that changed with a release of uv, on both sides of it.</summary>
public class LockRuleTests
{
    private const string Newer = "[tool.uv]\nexclude-newer = '2025-06-01T00:00:00Z'";

    [Theory]
    [InlineData("[tool.uv]\nconstraint-dependencies = ['h11<9']", "0.12.18", "0.12.19")]
    [InlineData("[tool.uv]\noverride-dependencies = ['h11<9']", "0.12.18", "0.12.19")]
    [InlineData("[tool.uv]\nexclude-dependencies = ['h11']", "0.12.18", "0.12.19")]
    [InlineData("[tool.uv]\ndependency-metadata = [{ name = 'h11', requires-dist = [] }]", "0.12.18", "0.12.19")]
    [InlineData("[tool.uv]\nexclude-newer-package = { h11 = '2025-06-01T00:00:00Z' }", "0.12.18", "0.12.19")]
    [InlineData("[tool.uv]\nexclude-newer-package = { idna = false }", "0.12.9", "0.12.10")]
    [InlineData("[tool.uv]\nconstraint-dependencies = ['idna']", "0.12.19", "0.12.20")]
    public void What_was_stale_is_fresh_since(string added, string last, string first)
    {
        LockFixtureTests.Expect(new Fixture().Adding(added), LockVerdictKind.Stale, version: last);
        LockFixtureTests.Expect(new Fixture().Adding(added), LockVerdictKind.Fresh, version: first);
    }

    [Fact]
    public void Requirements_are_compared_by_meaning_since_0_12_20()
    {
        static Fixture Redundant() => new Fixture().InManifest("idna>=3", "idna>=3,>=2");
        LockFixtureTests.Expect(Redundant(), LockVerdictKind.Stale, "PYC1016", "0.12.19");
        LockFixtureTests.Expect(Redundant(), LockVerdictKind.Fresh, version: "0.12.20");
    }

    [Fact]
    public void A_later_exclude_newer_keeps_the_lock_since_0_12_10()
    {
        static Fixture Later() => new Fixture().Adding(Newer).InLock("[[package]]\nname = \"app\"", "[options]\nexclude-newer = \"2025-01-01T00:00:00Z\"\n\n[[package]]\nname = \"app\"");
        LockFixtureTests.Expect(Later(), LockVerdictKind.Stale, "PYC1035", "0.12.9");
        LockFixtureTests.Expect(Later(), LockVerdictKind.Fresh, version: "0.12.10");
    }

    [Fact]
    public void The_minimum_libc_counts_since_0_12_17()
    {
        static Fixture Libc() => new Fixture().Adding("[tool.uv]\nminimum-libc-version = { glibc = '2.31' }");
        LockFixtureTests.Expect(Libc(), LockVerdictKind.Fresh, version: "0.12.16");
        LockFixtureTests.Expect(Libc(), LockVerdictKind.Stale, "PYC1029", "0.12.17");
    }

    [Fact]
    public void Default_groups_count_since_0_12_22_from_revision_5_on()
    {
        static Fixture None(int revision) => new Fixture().Adding("[tool.uv]\ndefault-groups = []").InLock("revision = 3\n", $"revision = {revision} # as written\n");
        LockFixtureTests.Expect(None(5), LockVerdictKind.Fresh, version: "0.12.21");
        LockFixtureTests.Expect(None(3), LockVerdictKind.Fresh, version: "0.12.22");
        LockFixtureTests.Expect(None(5), LockVerdictKind.Stale, "PYC1030", "0.12.22");
    }

    [Fact]
    public void A_default_group_must_exist_since_0_12_22()
    {
        static Fixture Unknown() => new Fixture().Adding("[tool.uv]\ndefault-groups = ['none']");
        LockFixtureTests.Expect(Unknown(), LockVerdictKind.Fresh, version: "0.12.21");
        LockFixtureTests.Expect(Unknown(), LockVerdictKind.Error, "PYC1040", "0.12.22");
    }

    [Fact]
    public void The_case_of_a_commit_does_not_matter_since_0_13_2()
    {
        const string Commit = "ABCDEF0123456789ABCDEF0123456789ABCDEF01";
        static Fixture Git() => new Fixture().Adding($"[tool.uv.sources]\nidna = {{ git = 'https://h.example/r', rev = '{Commit}' }}")
            .InLock("{ name = \"idna\", specifier = \">=3\" }", $"{{ name = \"idna\", git = \"https://h.example/r?rev={Commit.ToLowerInvariant()}\" }}")
            .InLock("registry = \"https://index.example/simple\"", $"git = \"https://h.example/r?rev={Commit.ToLowerInvariant()}#{Commit.ToLowerInvariant()}\"");
        LockFixtureTests.Expect(Git(), LockVerdictKind.Stale, "PYC1016", "0.13.1");
        LockFixtureTests.Expect(Git(), LockVerdictKind.Fresh, version: "0.13.2");
    }

    [Fact]
    public void A_revision_must_be_the_locked_commit_since_0_12_6()
    {
        static Fixture Git() => new Fixture().InManifest("[\"idna>=3\"]", "[]").InLock("    { name = \"idna\" },\n", "").InLock("{ name = \"idna\", specifier = \">=3\" }", "")
            .InLock("registry = \"https://index.example/simple\"", $"git = \"https://h.example/r?rev={new string('a', 40)}#{new string('b', 40)}\"");
        LockFixtureTests.Expect(Git(), LockVerdictKind.Fresh, version: "0.12.5");
        LockFixtureTests.Expect(Git(), LockVerdictKind.Error, "PYC1004", "0.12.6");
    }

    [Fact]
    public void Settings_that_a_release_does_not_know_drop_the_table()
    {
        static Fixture Unknown() => new Fixture().Adding("[tool.uv]\nrequire-build-hashes = true\nresolution = 'lowest'");
        LockFixtureTests.Expect(Unknown(), LockVerdictKind.Undecidable, "PYC1054", "0.12.24");
        LockFixtureTests.Expect(Unknown(), LockVerdictKind.Stale, "PYC1032", "0.13.0");
    }
}

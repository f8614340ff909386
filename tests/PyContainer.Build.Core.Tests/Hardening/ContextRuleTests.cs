using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Files;
using PyContainer.Build.Options;
using DockerfileReader = PyContainer.Build.Dockerfiles.Reading.DockerfileReader;

namespace PyContainer.Build.Hardening;

/// <summary>What the ignore file lets into a build, and what it keeps out.</summary>
public sealed class ContextRuleTests
{
    private const string Dockerfile = "FROM scratch AS prod\nCOPY src/ /app/src/\n";

    private const string Kept =
        "**/.git\n**/.venv\n**/__pycache__\n**/.env*\n**/.netrc\n**/*.key\n**/id_rsa\n**/.mypy_cache\n**/.pytest_cache\n**/.ruff_cache\nbin\nobj\n";

    /// <summary>The rules that this file has the examples of.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["HARD-75", "HARD-76"];

    /// <summary>Rule, ignore file, Dockerfile, words of the finding.</summary>
    public static TheoryData<string, string?, string, string> Breaks { get; } = new()
    {
        { "HARD-75", null, Dockerfile, "there is no ignore file" },
        { "HARD-75", Kept.Replace("**/.env*", ".env*", StringComparison.Ordinal), Dockerfile, "lets .env, .env.* in, such as 'src/.env'" },
        { "HARD-75", Kept.Replace("**/__pycache__\n", "", StringComparison.Ordinal), Dockerfile, "'__pycache__/m.cpython-313.pyc'" },
        { "HARD-75", "*\n!src\n!pyproject.toml\n!uv.lock\n!README.md\n", Dockerfile, "such as 'src/.git/HEAD'" },
        { "HARD-75", Kept + "!**/.git\n", Dockerfile, "lets .git in" },
        { "HARD-75", Kept.Replace("bin\n", "", StringComparison.Ordinal), "FROM scratch\nRUN --mount=type=bind,target=/src true\n", "'bin/Release/x.dll'" },
        { "HARD-76", Kept + "*.md\n", Dockerfile, "'README.md' stays out" },
        { "HARD-76", "*\n!src\n!README.md\n!pyproject.toml\n", Dockerfile, "'uv.lock' stays out" },
        { "HARD-76", Kept + "data/\n", Dockerfile + "COPY ./data/x.json /app/\n", "'data/x.json' is copied" },
    };

    public static TheoryData<string, string?, string> Keeps { get; } = new()
    {
        { "HARD-75", Kept, Dockerfile },
        { "HARD-75", null, "FROM scratch\nCOPY --from=x /a /b\n" },
        { "HARD-75", "*\n!pyproject.toml\n!uv.lock\n!README.md\n", Dockerfile },
        { "HARD-75", "*\n!src\n" + Kept, Dockerfile },
        { "HARD-76", Kept, Dockerfile },
        { "HARD-76", Kept + "*.md\n!README.md\n", Dockerfile },
        { "HARD-76", Kept + "data/*\n!data/x.json\n", Dockerfile + "COPY data/x.json data/ /app/\n" },
        { "HARD-76", "*\n!pyproject.toml\n!uv.lock\n!README.md\n!src/greeter\n", Dockerfile },
        { "HARD-76", "*\n", "FROM scratch\nADD https://example.org/x /x\n" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_rule_finds_what_breaks_it(string rule, string? ignore, string dockerfile, string words) =>
        Assert.Contains(Check(ignore, dockerfile).Findings, finding => finding.Message.StartsWith(rule + ": ", StringComparison.Ordinal) && finding.Message.Contains(words, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Keeps))]
    public void A_rule_passes_what_only_looks_like_a_breach(string rule, string? ignore, string dockerfile) =>
        Assert.DoesNotContain(Check(ignore, dockerfile).Findings, finding => finding.Message.StartsWith(rule, StringComparison.Ordinal));

    [Fact]
    public void The_place_is_the_line_that_keeps_a_file_out()
    {
        var finding = Check(Kept + "*.md\n", Dockerfile).Findings.Single(finding => finding.Id == "PYC4076");
        Assert.Equal("/repo/.dockerignore(13,1): warning PYC4076: HARD-76: 'README.md' stays out, and the build reads it. Add an exception to the ignore file, such as '!README.md'.", finding.ToString());
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void The_generated_ignore_file_keeps_both(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, name, kind);
        var files = ContextFiles.Of(plan, IgnoreFile.Read(folder["obj/Dockerfile"], plan));

        // A project for pip may have no manifest.
        Assert.Equal(name != "pip-requirements", files.Needed.Contains("pyproject.toml"));
        var report = HardeningPolicy.Check(DockerfileReader.Parse(DockerfileWriter.Write(Recipe.Create(plan)), "/repo/Dockerfile"), Inspect.Context with { GeneratedFor = "/repo/x.csproj", ContextFiles = files });
        Assert.Empty(report.Findings.Where(finding => finding.Id is "PYC4075" or "PYC4076").Select(finding => finding.ToString()));
    }

    [Fact]
    public void The_file_beside_the_Dockerfile_comes_first()
    {
        using var folder = new TempFolder().With((".dockerignore", "a\n"), ("docker/Own.Dockerfile", ""));
        Assert.True(IgnorePatterns.Find(folder["docker/Own.Dockerfile"], folder.Path).Excludes("a"));
        folder.With(("docker/Own.Dockerfile.dockerignore", "b\n"));
        var found = IgnorePatterns.Find(folder["docker/Own.Dockerfile"], folder.Path);
        Assert.Equal((false, true, folder["docker/Own.Dockerfile.dockerignore"]), (found.Excludes("a"), found.Excludes("b"), found.Path));
        Assert.False(IgnorePatterns.Find(folder["docker/Other.Dockerfile"], folder["docker"]).Exists);
    }

    private static HardeningReport Check(string? ignore, string dockerfile)
    {
        using var empty = new TempFolder();
        var patterns = ignore is null ? IgnorePatterns.Find(empty["Dockerfile"], empty.Path) : IgnorePatterns.Parse(ignore, "/repo/.dockerignore");
        var files = new ContextFiles(patterns, ["src"], ["pyproject.toml", "uv.lock", "README.md"]);
        return HardeningPolicy.Check(DockerfileReader.Parse(dockerfile, "/repo/Dockerfile"), Inspect.Context with { ContextFiles = files });
    }
}

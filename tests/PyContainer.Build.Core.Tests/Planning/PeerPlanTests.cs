using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>Defects of comparable generators that concern what is read of a project; those that concern the file are with the hardening rules.</summary>
public sealed class PeerPlanTests
{
    private const string Package = "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";

    [Fact]
    public void PEER_17_the_ignore_file_keeps_the_readme_that_the_back_end_reads() // PEER-17
    {
        using var folder = Project("readme = \"README.md\"\n" + Package, ("README.md", "Orders\n"));
        Assert.Contains("!README.md", IgnoreFile.Create(Plan(folder).Files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.12.4\n", "python:3.12.4-slim-trixie")]
    [InlineData("cpython-3.12\n", "python:3.12-slim-trixie")]
    [InlineData("# for all\n3.12\n3.13\n", "python:3.12-slim-trixie")]
    [InlineData("pypy3.11\n", null)]
    public void PEER_20_a_pin_becomes_a_version_or_an_error_and_never_a_bad_tag(string pin, string? image) // PEER-20
    {
        using var folder = Project(Package, (".python-version", pin));
        if (image is null)
            Assert.StartsWith("PYC2", Faults.Of(() => Plan(folder, options => options with { Base = BaseKind.Slim })).Id, StringComparison.Ordinal);
        else
            Assert.EndsWith(image, Recipe.RuntimeImage(Plan(folder, options => options with { Base = BaseKind.Slim })).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">=3.9,<3.14", "3.13")]
    [InlineData("~=3.12.0", "3.12")]
    [InlineData(">3.10", "3.14")]
    public void PEER_21_the_newest_supported_Python_inside_of_the_range_is_taken(string range, string expected) // PEER-21
    {
        using var folder = Project(Package + $"[tool.other]\n# requires-python = \">=3.7\"\n", requires: range);
        Assert.Equal(expected, Plan(folder).Python.MinorText);
    }

    [Fact]
    public void PEER_23_a_lock_that_is_missing_is_an_error_and_none_is_made() // PEER-23
    {
        using var folder = Project(Package);
        var options = Sample.Options(folder.Path);
        Assert.Equal("PYC1001", Faults.Of(() => ServicePlanner.ReadLock(options, ServiceProject.Find(options))).Id);
        Assert.False(File.Exists(folder["uv.lock"]));
    }

    [Fact]
    public void PEER_27_extras_and_groups_of_the_caller_reach_each_sync() // PEER-27
    {
        using var folder = Project("[project.optional-dependencies]\nredis = []\n[dependency-groups]\nmetrics = []\n" + Package,
            ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1\"\nsource = { editable = \".\" }\n[package.metadata]\nprovides-extras = [\"redis\"]\n[package.metadata.requires-dev]\nmetrics = []\n"));
        var text = DockerfileWriter.Write(Recipe.Create(Plan(folder, options => options with { Extras = ["redis"], Groups = ["metrics"] })));
        var syncs = text.Split('\n').Where(line => line.Contains("uv sync", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, syncs.Count);
        Assert.All(syncs, sync => Assert.Contains("--extra redis", sync, StringComparison.Ordinal));
        Assert.All(syncs, sync => Assert.Contains("--group metrics", sync, StringComparison.Ordinal));
    }

    [Fact]
    public void PEER_29_only_the_steps_that_install_packages_see_credentials_and_only_by_name() // PEER-29
    {
        using var folder = Project(Package + "[[tool.uv.index]]\nname = \"acme\"\nurl = \"https://acme.example/simple\"\n");
        foreach (var stage in Recipe.Create(Plan(folder)).Stages)
        {
            var runs = stage.Instructions.OfType<Run>().Where(run => run.Mounts.OfType<SecretMount>().Any(mount => mount.Variable == "UV_INDEX_ACME_PASSWORD")).ToList();
            Assert.Equal(stage.Name is "deps" or "backends" or "dev-backends" or "build" ? 1 : 0, runs.Count);
            Assert.All(runs, run => Assert.False(run.IsOffline));
        }
    }

    [Fact]
    public void PEER_32_a_lock_wins_over_requirements_and_says_so() // PEER-32
    {
        using var folder = Project(Package, ("requirements.txt", "redis\n"), ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1\"\nsource = { editable = \".\" }\n"));
        foreach (var installer in new[] { InstallerKind.Uv, InstallerKind.Pip })
        {
            var plan = Plan(folder, options => options with { Installer = installer });
            Assert.Contains(plan.Findings, finding => finding.Id == "PYC2057");
            Assert.DoesNotContain(plan.Closure, file => file.Text.Contains("redis", StringComparison.Ordinal));
        }
    }

    private static TempFolder Project(string more, params (string, string)[] files) => Project(more, ">=3.11", files);

    private static TempFolder Project(string more, string requires, params (string, string)[] files) => new TempFolder().With(
    [
        ("pyproject.toml", $"[project]\nname = \"orders\"\nversion = \"1\"\nrequires-python = \"{requires}\"\n{more}"),
        ("src/orders/__init__.py", ""), ("src/orders/__main__.py", ""), .. files,
    ]);

    private static ServicePlan Plan(TempFolder folder, Func<ServiceOptions, ServiceOptions>? change = null) =>
        Sample.Plan(folder, options => (change ?? (same => same))(options with { EntryPoint = new EntryPointRequest.ModuleProgram("orders") }));
}

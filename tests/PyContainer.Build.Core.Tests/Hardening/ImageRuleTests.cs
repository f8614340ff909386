using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>Each rule on the config of an image: one change that breaks it, and one that keeps it.</summary>
public sealed class ImageRuleTests
{
    private static readonly string[] _labels = ["title", "description", "version", "revision", "source", "licenses", "created", "authors", "base.name", "base.digest"];

    private static readonly ImageConfig _kept = new()
    {
        Id = "sha256:1",
        Layers = 3,
        User = "65532:65532",
        Environment = ["PATH=/app/.venv/bin:/usr/bin", "PYTHONUNBUFFERED=1"],
        EntryPoint = ["/app/.venv/bin/python", "-m", "uvicorn", "greeter.app:app"],
        ExposedPorts = ["8000/tcp"],
        StopSignal = "SIGTERM",
        HealthCheck = new ImageHealthCheck(["CMD", "/app/.venv/bin/python", "-I", "-S", "-c", "import socket\nsocket.create_connection(('127.0.0.1',8000),3).close()"])
        {
            Timeout = TimeSpan.FromSeconds(5),
            StartInterval = TimeSpan.FromSeconds(1),
        },
        Labels = _labels.ToDictionary(key => "org.opencontainers.image." + key, _ => "x", StringComparer.Ordinal),
        History = ["RUN |1 VERSION=1.0 /bin/sh -c uv sync # buildkit", "COPY /out/ / # buildkit"],
    };

    private static readonly (string Rule, ImageConfig Image)[] _breaks =
    [
        ("HARD-26", _kept with { Environment = [.. _kept.Environment, "API_TOKEN=abc"] }),
        ("HARD-28", _kept with { Environment = [.. _kept.Environment, "DATABASE_URL=postgres://me:secret@db/x"] }),
        ("HARD-28", _kept with { Environment = [.. _kept.Environment, "CACHE=redis://:secret@cache:6379/0"] }),
        ("HARD-28", _kept with { EntryPoint = ["/app/.venv/bin/python", "--db", "postgres://me:secret@db/x"] }),
        ("HARD-28", WithLabel("x.db", "postgres://me:secret@db/x")),
        ("HARD-30", _kept with { History = ["RUN |2 VERSION=1 API_TOKEN=abc /bin/sh -c true"] }),
        ("HARD-30", _kept with { History = ["RUN /bin/sh -c uv sync --index https://me:secret@example.org/simple"] }),
        ("HARD-30", WithLabel("org.example.password", "abc")),
        ("HARD-37", _kept with { ExposedPorts = ["22/tcp"] }),
        ("HARD-43", _kept with { User = "" }),
        ("HARD-43", _kept with { User = "root" }),
        ("HARD-43", _kept with { User = "root:root" }),
        ("HARD-43", _kept with { User = "00:65532" }),
        ("HARD-44", _kept with { User = "nonroot" }),
        ("HARD-44", _kept with { User = "-1:1" }),
        ("HARD-45", _kept with { User = "65532" }),
        ("HARD-45", _kept with { User = "65532:app" }),
        ("HARD-45", _kept with { User = "65532:0" }),
        ("HARD-46", _kept with { User = "999:999" }),
        ("HARD-46", _kept with { User = "65534:65534" }),
        ("HARD-54", _kept with { EntryPoint = ["/bin/sh", "-c", "uvicorn x"] }),
        ("HARD-54", _kept with { Command = ["/bin/bash", "-c", "uvicorn x"] }),
        ("HARD-55", _kept with { EntryPoint = [] }),
        ("HARD-56", _kept with { EntryPoint = ["/usr/bin/python3.13"], Command = ["/app/.venv/bin/uvicorn"] }),
        ("HARD-58", _kept with { EntryPoint = ["uv", "run", "greeter"] }),
        ("HARD-58", _kept with { EntryPoint = ["python", "-m", "pip", "install", "x"] }),
        ("HARD-59", _kept with { Command = ["--reload"] }),
        ("HARD-59", _kept with { Environment = [.. _kept.Environment, "PYTHONDEVMODE=1"] }),
        ("HARD-60", _kept with { EntryPoint = ["/usr/bin/sudo", "greeter"] }),
        ("HARD-61", _kept with { HealthCheck = null }),
        ("HARD-61", _kept with { HealthCheck = new ImageHealthCheck(["NONE"]) }),
        ("HARD-61", _kept with { HealthCheck = new ImageHealthCheck(["CMD-SHELL", "curl -f http://127.0.0.1"]) }),
        ("HARD-62", _kept with { HealthCheck = _kept.HealthCheck! with { StartInterval = null } }),
        ("HARD-62", _kept with { HealthCheck = _kept.HealthCheck! with { Timeout = TimeSpan.FromSeconds(2) } }),
        ("HARD-62", _kept with { HealthCheck = _kept.HealthCheck! with { Test = ["CMD", "curl", "http://127.0.0.1"] } }),
        ("HARD-63", _kept with { StopSignal = "" }),
        ("HARD-64", _kept with { ExposedPorts = [] }),
        ("HARD-64", _kept with { ExposedPorts = ["80/tcp"] }),
        ("HARD-65", _kept with { Environment = ["PATH=/app/.venv/bin"] }),
        ("HARD-67", _kept with { Environment = [.. _kept.Environment, "UV_LINK_MODE=copy"] }),
        ("HARD-68", _kept with { Environment = ["PATH=/usr/bin:/app/.venv/bin"] }),
        ("HARD-68", _kept with { Environment = ["PATH=/app/.venv/bin:bin"] }),
        ("HARD-73", _kept with { Environment = [.. _kept.Environment, "PYTHONPATH=/x/python3.12/site-packages"] }),
        ("HARD-83", WithLabel("org.opencontainers.image.revision", "")),
    ];

    private static readonly (string Rule, ImageConfig Image)[] _keeps =
    [
        ("HARD-26", _kept with { Environment = [.. _kept.Environment, "TOKEN_FILE=/run/secrets/token", "API_KEY="] }),
        ("HARD-28", _kept with { Environment = [.. _kept.Environment, "DATABASE_URL=postgres://db:5432/x@y"] }),
        ("HARD-28", WithLabel("org.opencontainers.image.source", "https://git.example/a:b")),
        ("HARD-30", _kept with { History = ["RUN |1 VERSION=1 /bin/sh -c echo API_TOKEN=abc "] }),
        ("HARD-37", _kept with { ExposedPorts = ["2222/tcp"] }),
        ("HARD-43", _kept with { User = "nonroot" }),
        ("HARD-44", _kept with { User = "10001:10001" }),
        ("HARD-45", _kept with { User = "10001:10001" }),
        ("HARD-46", _kept with { User = "10000:10000" }),
        ("HARD-54", _kept with { EntryPoint = ["/bin/shell", "-c", "x"] }),
        ("HARD-55", _kept with { Command = ["serve"] }),
        ("HARD-56", _kept with { EntryPoint = ["/usr/bin/python3.13"], Command = ["-m", "greeter"] }),
        ("HARD-58", _kept with { EntryPoint = ["/app/.venv/bin/greeter", "run"] }),
        ("HARD-59", _kept with { Environment = [.. _kept.Environment, "FLASK_DEBUG=0"] }),
        ("HARD-60", _kept with { Command = ["su"] }),
        ("HARD-61", _kept with { HealthCheck = new ImageHealthCheck(["NONE"]), ExposedPorts = [] }),
        ("HARD-62", _kept with { HealthCheck = new ImageHealthCheck(["NONE"]) }),
        ("HARD-63", _kept with { StopSignal = "SIGINT" }),
        ("HARD-64", _kept with { HealthCheck = new ImageHealthCheck(["NONE"]), ExposedPorts = [] }),
        ("HARD-65", _kept with { EntryPoint = ["/app/.venv/bin/greeter"] }),
        ("HARD-67", _kept with { Environment = [.. _kept.Environment, "UVICORN_WORKERS=2"] }),
        ("HARD-68", _kept with { EntryPoint = ["greeter"] }),
        ("HARD-73", _kept with { Environment = [.. _kept.Environment, "PYTHONPATH=/app/src"] }),
        ("HARD-83", WithLabel("org.opencontainers.image.vendor", "x")),
    ];

    public static TheoryData<string, int> Breaks { get; } = Rows(_breaks);

    public static TheoryData<string, int> Keeps { get; } = Rows(_keeps);

    [Fact]
    public void The_config_that_the_examples_change_keeps_every_rule() => Assert.Empty(Inspect.Image(_kept).Findings.Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_rule_finds_what_breaks_it(string rule, int example) => Assert.Contains(rule, Inspect.Broken(_breaks[example].Image));

    [Theory]
    [MemberData(nameof(Keeps))]
    public void A_rule_passes_what_only_looks_like_a_breach(string rule, int example) => Assert.DoesNotContain(rule, Inspect.Broken(_keeps[example].Image));

    [Fact]
    public void Each_rule_on_the_config_has_an_example_of_either_kind()
    {
        string[] rules = [.. HardeningRules.All.Where(rule => DockerfileRuleTests.Overrides(rule, nameof(HardeningRule.CheckImage))).Select(rule => rule.Id)];

        Assert.Equal(rules, _breaks.Select(row => row.Rule).Distinct(StringComparer.Ordinal));
        Assert.Equal(rules, _keeps.Select(row => row.Rule).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_that_looks_like_a_secret_is_not_repeated()
    {
        var image = _kept with { Environment = ["API_TOKEN=abcdef", "DB=postgres://me:abcdef@db"], History = ["RUN |1 API_TOKEN=abcdef /bin/sh -c true"] };

        Assert.All(Inspect.Image(image).Findings, finding => Assert.DoesNotContain("abcdef", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_file_was_told_is_not_said_again_of_the_image()
    {
        var told = new HashSet<HardeningRule> { HardeningRules.Find("HARD-43")! };
        var image = _kept with { User = "" };

        Assert.Contains("HARD-43", Inspect.Broken(image));
        Assert.Empty(ImagePolicy.Check(image, default, [], told).Findings);
    }

    private static ImageConfig WithLabel(string key, string value) =>
        _kept with { Labels = new Dictionary<string, string>(_kept.Labels, StringComparer.Ordinal) { [key] = value } };

    private static TheoryData<string, int> Rows((string Rule, ImageConfig Image)[] examples)
    {
        var rows = new TheoryData<string, int>();
        for (var index = 0; index < examples.Length; index++)
            rows.Add(examples[index].Rule, index);
        return rows;
    }
}

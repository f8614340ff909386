using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The rules of the hardening rubric that can be read off the syntax tree, for every project on every base.</summary>
public sealed class RecipeTests
{
    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Users_are_numbers_and_never_root(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        var user = name == "own-start" ? new User(10001, 20002) : new User(65532, 65532);
        Assert.Equal(user, Stage(dockerfile, "prod").Instructions.OfType<User>().Last());
        Assert.Equal(user, Stage(dockerfile, "build").Instructions[^1]);
        Assert.All(dockerfile.Stages.SelectMany(stage => stage.Instructions).OfType<User>(), user => Assert.True(user.UserId > 10000 && user.GroupId > 10000));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void The_process_contract_is_stated_once_and_in_exec_form(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        var prod = Stage(dockerfile, "prod").Instructions;
        Assert.StartsWith("/", Assert.Single(prod.OfType<EntryPoint>()).Command.Arguments[0], StringComparison.Ordinal);
        Assert.Equal(name == "own-start", Assert.Single(prod.OfType<Cmd>()).Command.Arguments.Count > 0);
        Assert.StartsWith("SIG", Assert.Single(prod.OfType<StopSignal>()).Signal, StringComparison.Ordinal);
        var probe = Assert.Single(prod.OfType<HealthCheck>()).Probe;
        Assert.Equal(name is "worker" or "pip-requirements", probe is null);
        Assert.Equal(name is "worker" or "pip-requirements", !prod.OfType<Expose>().Any());
        if (probe is not null)
            Assert.Equal(["/app/.venv/bin/python", "-I", "-S", "-c"], probe.Arguments.Take(4));
        var lines = DockerfileWriter.Write(dockerfile).Split('\n');
        Assert.All(lines.Where(line => line.TrimStart() is var text && (text.StartsWith("ENTRYPOINT ", StringComparison.Ordinal) || text.StartsWith("CMD ", StringComparison.Ordinal))), line => Assert.Matches(@"^ *(ENTRYPOINT|CMD) \[.*\]$", line));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void No_copy_takes_the_whole_context(string name, BaseKind kind)
    {
        var copies = Create(name, kind).Stages.SelectMany(stage => stage.Instructions).OfType<Copy>().Where(copy => copy.From is null).ToList();
        Assert.NotEmpty(copies);
        Assert.All(copies.SelectMany(copy => copy.Sources), source => Assert.DoesNotContain(source, new[] { ".", "./", "/", "*" }));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Caches_are_named_after_project_tool_and_minor_version(string name, BaseKind kind)
    {
        var caches = Create(name, kind).Stages.SelectMany(Runs).SelectMany(run => run.Mounts).OfType<CacheMount>().ToList();
        Assert.NotEmpty(caches);
        Assert.All(caches, cache => Assert.Equal(cache.Target == "/root/.cache/pip" ? "orders-pip-python3.1" + (kind == BaseKind.DistrolessPython ? "3" : "4") : name == "packaged-flat" ? "orders-uv0.12" : "orders-uv0.13", cache.Id));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void What_ships_runs_nothing_but_the_one_step_of_slim(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        var runs = Ancestors(dockerfile, "prod").SelectMany(Runs).ToList();
        Assert.Equal(kind == BaseKind.Slim ? 1 : 0, runs.Count);
        Assert.All(runs, run => Assert.True(run.IsOffline && ReferenceEquals(run, Stage(dockerfile, "rootfs").Instructions[0])));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void What_ships_takes_nothing_from_a_stage_with_development_groups(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        var sources = Ancestors(dockerfile, "prod").SelectMany(stage => stage.Instructions).OfType<Copy>().Select(copy => copy.From!).ToList();
        Assert.Equal("app", sources[^1]);
        var feeding = sources.SelectMany(source => Ancestors(dockerfile, source)).Distinct().ToList();
        Assert.DoesNotContain("build", feeding.Select(stage => stage.Name));
        var syncs = feeding.SelectMany(Runs).SelectMany(Lines).Where(line => line.Contains("uv sync", StringComparison.Ordinal)).ToList();
        Assert.All(syncs, sync => Assert.True(sync.Contains("--no-default-groups", StringComparison.Ordinal) && !sync.Contains("--group", StringComparison.Ordinal)));
        if (name.StartsWith("pip-", StringComparison.Ordinal))
        {
            Assert.Empty(syncs);
            var installs = feeding.SelectMany(Runs).SelectMany(Lines).Where(line => line.Contains(" -r ", StringComparison.Ordinal)).ToList();
            Assert.All(installs, install => Assert.True(install.Contains("--require-hashes", StringComparison.Ordinal) && install.EndsWith(" -r /src/requirements.txt", StringComparison.Ordinal), install));
            Assert.Single(installs);
            return;
        }
        // The part of the lock is taken as it is; that it is a part of the whole, and the whole fresh, is proven before anything else is installed.
        Assert.Equal(name == "plain" ? ["--frozen", "--check"] : ["--frozen", "--check", "--locked"], syncs.Select(sync => sync.Contains("--check", StringComparison.Ordinal) ? "--check" : sync.Split(' ').First(word => word is "--frozen" or "--locked")));
        Assert.All(syncs.Skip(1), sync => Assert.Contains("--locked", sync, StringComparison.Ordinal));
        Assert.All(Ancestors(dockerfile, "prod").SelectMany(stage => stage.Instructions).OfType<Copy>(), copy => Assert.Equal("0:0", copy.Owner));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Only_steps_that_download_see_the_network_caches_and_certificates(string name, BaseKind kind)
    {
        foreach (var run in Create(name, kind).Stages.SelectMany(Runs))
        {
            string[] tools = ["uv sync", "uv python install", "uv pip install", "-m pip --python", "-m pip download"];
            string[] offline = ["UV_OFFLINE=1", "--no-index"];
            var keeps = Lines(run).Any(line => line.Contains("UV_CACHE_DIR=/backends", StringComparison.Ordinal));
            var installs = Lines(run).Any(line => tools.Any(tool => line.Contains(tool, StringComparison.Ordinal))) && !Lines(run).Any(line => offline.Any(word => line.Contains(word, StringComparison.Ordinal)));
            var downloads = installs || Lines(run).Any(line => line.Contains("apk add", StringComparison.Ordinal) || line.Contains("apt-get install", StringComparison.Ordinal));
            Assert.Equal(downloads, !run.IsOffline);
            Assert.Equal(installs && !keeps, run.Mounts.OfType<CacheMount>().Any());
            Assert.Equal(downloads ? ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] : [], run.Mounts.OfType<SecretMount>().Where(mount => mount.Id.EndsWith("_proxy", StringComparison.Ordinal)).Select(mount => mount.Id));
            Assert.Equal(downloads && (name is "company" or "pip-lock"), run.Mounts.OfType<SecretMount>().Any(mount => mount.Id == "pycontainer-ca"));
            Assert.Equal(downloads && (name is "company" or "pip-lock"), Lines(run).Any(line => line.Contains("SSL_CERT_FILE=/run/secrets/", StringComparison.Ordinal)));
            // Nothing that a package or the project runs has a secret, a network, or a cache that other builds share.
            if (Lines(run).Any(line => line.Contains("/app/.venv/bin/python -I", StringComparison.Ordinal) || line.Contains("UV_OFFLINE=1", StringComparison.Ordinal) || line.Contains("--no-index", StringComparison.Ordinal)))
                Assert.True(run.IsOffline && !run.Mounts.Any(mount => mount is SecretMount or CacheMount));
        }
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Stages_are_named_once_and_use_what_stands_before_them(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        // The dependencies come from a build context of its own, and so does what a user has copied.
        var known = new HashSet<string>(dockerfile.ExternalImages, StringComparer.Ordinal) { "closure" };
        if (name == "own-steps")
            known.UnionWith(["copy-1", GoldenProjects.ZoneImage]);
        foreach (var stage in dockerfile.Stages)
        {
            var copied = stage.Instructions.OfType<Copy>().Select(copy => copy.From).Concat(Runs(stage).SelectMany(run => run.Mounts).OfType<BindMount>().Select(mount => mount.From));
            Assert.All(copied.OfType<string>(), source => Assert.Contains(source, known));
            Assert.Equal(stage.Name.ToLowerInvariant(), stage.Name);
            Assert.True(known.Add(stage.Name));
        }
        // Chainguard publishes its free images under one tag; scratch is no image at all.
        Assert.All(dockerfile.ExternalImages.Where(image => image != "scratch").Select(ImageReference.Parse), image => Assert.True(image is { Registry: not null, Tag: not null } && (image.Tag == "latest") == (image.Registry == "cgr.dev")));
        // With pip, a base that brings a Python needs no uv; slim is built on what ships.
        var withoutUv = name.StartsWith("pip-", StringComparison.Ordinal) && kind is not (BaseKind.DistrolessCc or BaseKind.Wolfi);
        Assert.Equal(3, dockerfile.ExternalImages.Count() + (kind == BaseKind.Slim ? 1 : 0) + (withoutUv ? 1 : 0));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void The_working_folder_is_made_by_root_and_variables_of_the_builder_stay_there(string name, BaseKind kind)
    {
        var dockerfile = Create(name, kind);
        // It exists before it is named, and is named where nothing comes after that BuildKit would run again for another time of the commit.
        Assert.DoesNotContain(Stage(dockerfile, "rootfs").Instructions, instruction => instruction is User);
        var prod = Stage(dockerfile, "prod").Instructions.ToList();
        Assert.Equal("rootfs", Stage(dockerfile, "prod").From);
        Assert.Equal(name == "own-start" ? ["/app/data"] : ["/app"], prod.OfType<Workdir>().Select(workdir => workdir.Path));
        if (name != "own-steps")
            Assert.All(dockerfile.Stages, stage => Assert.DoesNotContain(stage.Instructions.SkipWhile(instruction => instruction is not Workdir).Skip(1), instruction => instruction is Run or Copy));
        Assert.All(dockerfile.Stages.Where(stage => stage.Name is not ("prod" or "build") && name != "own-steps"), stage => Assert.DoesNotContain(stage.Instructions, instruction => instruction is Workdir));
        var variables = prod.OfType<Env>().SelectMany(env => env.Variables).ToList();
        Assert.DoesNotContain(variables, variable => variable.Name.StartsWith("UV_", StringComparison.Ordinal));
        Assert.Contains(new EnvironmentVariable("PYTHONUNBUFFERED", "1"), variables);
        Assert.StartsWith("/app/.venv/bin:/", variables.Single(variable => variable.Name == "PATH").Value, StringComparison.Ordinal);
    }

    private static Dockerfile Create(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        return Recipe.Create(GoldenProjects.Plan(folder, name, kind));
    }

    private static Stage Stage(Dockerfile dockerfile, string name) => dockerfile.Stages.Single(stage => stage.Name == name);

    private static IEnumerable<Stage> Ancestors(Dockerfile dockerfile, string name) =>
        dockerfile.Stages.FirstOrDefault(stage => stage.Name == name) is { } found ? Ancestors(dockerfile, found.From).Append(found) : [];

    private static IEnumerable<Run> Runs(Stage stage) => stage.Instructions.OfType<Run>();

    private static IReadOnlyList<string> Lines(Run run) => run.Command switch
    {
        RunCommand.Exec exec => exec.Command.Arguments,
        RunCommand.Shell shell => shell.Commands,
        RunCommand.Script script => script.Lines,
        _ => throw new ArgumentOutOfRangeException(nameof(run), run, "unknown command"),
    };
}

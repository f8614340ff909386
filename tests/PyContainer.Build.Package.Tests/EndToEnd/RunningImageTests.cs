using System.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build;

[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class RunningImageTests(Sample sample, ITestOutputHelper output)
{
    [EngineFact]
    public void The_sample_answers_with_nothing_but_its_own_files_and_stops_when_asked()
    {
        using var container = new HardenedContainer(sample.Published);
        Assert.Equal("""{"status":"ok"}""", container.Get("/healthz"));
        Assert.Equal("""{"message":"Good morning, Ada!"}""", container.Get("/greet/Ada"));

        var watch = Stopwatch.StartNew();
        Engine.Docker("stop", container.Id);
        var seconds = watch.Elapsed.TotalSeconds;
        var exitCode = Engine.Docker("inspect", "-f", "{{.State.ExitCode}}", container.Id);
        output.WriteLine($"stopped in {seconds:0.00} s with exit code {exitCode}; image {Engine.Docker("image", "inspect", "-f", "{{.Size}}", sample.Published)} bytes");
        Assert.InRange(seconds, 0, 2);
        Assert.Contains(exitCode, new[] { "0", "143" });
    }

    [EngineFact]
    public void The_sample_becomes_healthy_by_its_own_check()
    {
        using var container = new HardenedContainer(sample.Published);
        var watch = Stopwatch.StartNew();
        container.WaitUntilHealthy();
        output.WriteLine($"healthy after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [EngineFact]
    public void A_user_a_folder_and_words_of_ones_own_are_those_of_the_running_service()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var project = File.ReadAllText(repository.PathOf("greeter.csproj"));
        repository.Write("greeter.csproj", project.Replace("</Project>", """
              <PropertyGroup><ContainerUser>10001:20002</ContainerUser><ContainerWorkingDirectory>/app/data</ContainerWorkingDirectory></PropertyGroup>
              <ItemGroup><ContainerAppCommandArgs Include="--no-access-log" /><ContainerDefaultArgs Include="--log-level;warning" /></ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        var image = $"{Engine.Prefix}/greeter:own";
        Assert.Empty(Sample.Publish(repository, image, "-p:PyContainerVerify=full").MustSucceed().Warnings);
        using var container = new HardenedContainer(image);
        Assert.Equal("""{"status":"ok"}""", container.Get("/healthz"));
        const string Tell = "import os; folder = os.stat('.'); print(os.getcwd(), folder.st_uid, folder.st_mtime_ns, open('/proc/1/cmdline').read().split(chr(0))[-4:-1])";
        Assert.Equal("10001:20002", Engine.Docker("image", "inspect", "-f", "{{.Config.User}}", image));
        Assert.Equal("/app/data 0 315532800000000000 ['--no-access-log', '--log-level', 'warning']", Engine.Docker("exec", container.Id, "/app/.venv/bin/python", "-c", Tell));
    }

    [EngineFact]
    public void Every_other_base_runs_the_same()
    {
        foreach (var word in new[] { "distroless-python", "wolfi", "wolfi-python", "slim" })
        {
            var image = $"{Engine.Prefix}/greeter:{word}";
            var watch = Stopwatch.StartNew();
            Sample.Publish(sample.Repository, image, $"-p:PyContainerBase={word}").MustSucceed();
            output.WriteLine($"{word}: published in {watch.Elapsed.TotalSeconds:0.0} s, {Engine.Docker("image", "inspect", "-f", "{{.Size}}", image)} bytes");
            using var container = new HardenedContainer(image);
            Assert.Equal("""{"status":"ok"}""", container.Get("/healthz"));
            Engine.Docker("stop", container.Id);
            Assert.Contains(Engine.Docker("inspect", "-f", "{{.State.ExitCode}}", container.Id), new[] { "0", "143" });
        }
    }

    [EngineFact]
    public void The_stage_for_CI_runs_the_projects_checks_read_only_as_anybody()
    {
        var image = $"{Engine.Prefix}/greeter:ci";
        Sample.Publish(sample.Repository, image, "-p:PyContainerTarget=build").MustSucceed();
        string[][] checks = [["pytest", "-q"], ["ruff", "check"], ["mypy", "src"]];
        foreach (var check in checks)
        {
            var watch = Stopwatch.StartNew();
            var printed = Engine.Docker(["run", "--rm", .. HardenedContainer.Options, "--network", "none", image, .. check]);
            output.WriteLine($"{string.Join(' ', check)}: {watch.Elapsed.TotalSeconds:0.0} s, {printed.Split('\n')[^1]}");
        }
    }

    [EngineFact]
    public void Shell_text_in_a_variable_reaches_the_service_as_text()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        const string Hostile = "$(id) `id` ${HOME} 'a' \"b\" \\n #";
        var project = File.ReadAllText(repository.PathOf("greeter.csproj"));
        repository.Write("greeter.csproj", project.Replace("Value=\"Good morning\"", "Value=\"%24(id) `id` %24{HOME} 'a' &quot;b&quot; \\n #\"", StringComparison.Ordinal));
        var image = $"{Engine.Prefix}/greeter:hostile";
        Sample.Publish(repository, image).MustSucceed();
        Assert.Contains($"GREETING={Hostile}", Engine.Docker("image", "inspect", "-f", "{{range .Config.Env}}{{println .}}{{end}}", image).Split('\n'));
    }
}

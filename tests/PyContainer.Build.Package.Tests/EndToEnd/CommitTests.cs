using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>A publish of each commit: what a commit did not change comes from the cache, whatever its date is.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed partial class CommitTests(Sample sample, ITestOutputHelper output)
{
    [StandInTheory]
    [InlineData("distroless-cc")]
    [InlineData("distroless-python")]
    [InlineData("slim")]
    public void After_a_commit_with_a_changed_line_only_the_steps_of_the_own_files_run(string kind)
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var image = $"{Engine.Prefix}/commits-{kind}:1";
        Git(repository, "init", "-q");
        repository.Write(".gitignore", "bin/\nobj/\n.docker/\n*.binlog\n");
        Commit(repository, "2026-01-02T03:04:05Z");
        Sample.Publish(repository, image, $"-p:PyContainerBase={kind}").MustSucceed();
        Assert.StartsWith("2026-01-02T03:04:05", Engine.Docker("image", "inspect", "-f", "{{.Created}}", image), StringComparison.Ordinal);

        var source = repository.PathOf("src/greeter/greeting.py");
        File.WriteAllText(source, File.ReadAllText(source).Replace("everybody", $"everybody {Guid.NewGuid():N}", StringComparison.Ordinal));
        Commit(repository, "2026-02-03T04:05:06Z");
        var run = Sample.Publish(repository, image, $"-p:PyContainerBase={kind}").MustSucceed();
        Assert.StartsWith("2026-02-03T04:05:06", Engine.Docker("image", "inspect", "-f", "{{.Created}}", image), StringComparison.Ordinal);
        var steps = run.Messages.Where(message => Step().IsMatch(message)).ToList();
        var ran = steps.Where(step => !step.EndsWith(" CACHED", StringComparison.Ordinal)).ToList();
        output.WriteLine($"{kind}: {steps.Count - ran.Count} of {steps.Count} steps cached; ran: {string.Join(" | ", ran)}");
        Assert.True(steps.Count >= 8, string.Join('\n', steps));
        Assert.All(ran, step => Assert.Matches(@"\A\[(?:app|prod) ", step));
        Assert.Contains(ran, step => step.StartsWith("[app ", StringComparison.Ordinal));
    }

    private static void Commit(TestRepository repository, string date)
    {
        Git(repository, "add", "-A");
        Run(["env", $"GIT_COMMITTER_DATE={date}", "git", "-C", repository.Folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Change", "--date", date]);
    }

    private static void Git(TestRepository repository, params string[] arguments) => Run(["git", "-C", repository.Folder, .. arguments]);

    private static void Run(string[] command)
    {
        var result = Engine.Run(command[0], command[1..]);
        Assert.True(result.ExitCode == 0, result.Output);
    }

    [GeneratedRegex(@"\A\[[a-z]+ +[0-9]+/[0-9]+\] (?!FROM)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Step();
}

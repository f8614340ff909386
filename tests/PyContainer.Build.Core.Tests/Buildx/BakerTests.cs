using System.Text.Json;
using System.Text;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class BakerTests
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Fact]
    public async Task Each_target_gets_what_buildx_says_of_it_and_the_count_of_its_own_steps()
    {
        using var folder = new TempFolder();
        var told = new List<string>();
        var images = await Bake(folder, told, ["a", "b"], (spec, _) =>
        {
            spec.OnErrorLine!(BuildLog.Vertex("sha256:1", "[a base 1/1] RUN x"));
            spec.OnErrorLine(BuildLog.Vertex("sha256:1", "[b base 1/1] RUN x", isCompleted: true, isCached: true));
            spec.OnErrorLine(BuildLog.Vertex("sha256:2", "[b prod 1/1] RUN y"));
            spec.OnErrorLine(BuildLog.Log("sha256:2", Encoding.UTF8.GetBytes("hello\n")));
            spec.OnErrorLine(BuildLog.Vertex("sha256:2", "[b prod 1/1] RUN y", isCompleted: true));
            return 0;
        });
        Assert.Equal(["a (1, 1) 2.5", "b (2, 1) 2.5"], images.Select(image => FormattableString.Invariant($"{image.Target.Name} {image.Metadata!.Steps} {image.Seconds}")));
        Assert.Equal(["a and 1 more: [base 1/1] RUN x CACHED", "  b: hello", "b: [prod 1/1] RUN y 2.5s"], told.Skip(1));
        Assert.Contains("#1 a: b: [base 1/1] RUN x", File.ReadAllText(folder["bake.log"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_fails_stops_no_other()
    {
        using var folder = new TempFolder();
        var calls = new List<string>();
        var images = await Bake(folder, [], ["a", "b", "c"], (spec, names) =>
        {
            calls.Add(string.Join(' ', names));
            return !names.Contains("b") ? 0 : Fail(spec, "b", BuildLog.Vertex("sha256:2", "[b prod 1/1] RUN y", isCompleted: true, error: "process \"y\" did not complete successfully: exit code: 1"));
        });
        Assert.Equal(["a b c", "a c"], calls);
        Assert.Equal(["b PYC3299", "a", "c"], images.Select(Told));
        // The log of the failure is still there when the others have been built.
        Assert.Contains("bake.log", images[0].Failure!.Diagnostic.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["bake.log"]) && File.Exists(folder["bake.1.log"]));
    }

    [Fact]
    public async Task A_step_that_several_need_fails_for_each_of_them_at_once()
    {
        using var folder = new TempFolder();
        var images = await Bake(folder, [], ["a", "b", "c"], (spec, names) => !names.Contains("a") ? 0 : Fail(spec, "a",
            BuildLog.Vertex("sha256:1", "[a base 1/1] RUN x"), BuildLog.Vertex("sha256:1", "[b base 1/1] RUN x", isCompleted: true, error: "exit code: 1")));
        Assert.Equal(["a PYC3999", "b PYC3999", "c"], images.Select(Told));
    }

    [Fact]
    public async Task A_failure_that_names_nobody_is_everybodys()
    {
        using var folder = new TempFolder();
        var images = await Bake(folder, [], ["a", "b"], (spec, _) =>
        {
            spec.OnErrorLine!("ERROR: no builder \"x\" found");
            return 1;
        });
        Assert.Equal(["a PYC3006", "b PYC3006"], images.Select(Told));
    }

    [Fact]
    public async Task Success_without_a_digest_is_an_error_of_that_target()
    {
        using var folder = new TempFolder();
        var images = await Bake(folder, [], ["a", "b"], (_, _) => 0, left: ["b"]);
        Assert.Equal(["a PYC3601", "b"], images.Select(Told));
    }

    [Fact]
    public async Task Of_one_target_buildx_leaves_the_name_out()
    {
        using var folder = new TempFolder();
        var images = await Bake(folder, [], ["a"], (spec, _) =>
        {
            spec.OnErrorLine!(BuildLog.Vertex("sha256:1", "[base 1/1] RUN x", isCompleted: true));
            return 0;
        });
        Assert.Equal((1, 0), Assert.Single(images).Metadata!.Steps);
    }

    private static string Told(BakedImage image) => image.Failure is null ? image.Target.Name : $"{image.Target.Name} {image.Failure.Diagnostic.Id}";

    private static int Fail(ProcessSpec spec, string target, params string[] lines)
    {
        foreach (var line in lines)
            spec.OnErrorLine!(line);
        spec.OnErrorLine!($"ERROR: target {target}: failed to solve: {(lines[^1].Contains("process", StringComparison.Ordinal) ? "process \"y\" did not complete successfully: exit code: 1" : "exit code: 1")}");
        return 1;
    }

    private static Task<IReadOnlyList<BakedImage>> Bake(TempFolder folder, List<string> told, string[] names, Func<ProcessSpec, IReadOnlyList<string>, int> run, string[]? left = null)
    {
        var options = Sample.Options(folder.Path);
        var files = new BuildFiles(folder["Dockerfile"], folder.Path, folder["metadata.json"]);
        BakeTarget[] targets = [.. names.Select(name => new BakeTarget(name, BuildRequest.Create(options, files, new BuildPass(), _ => null)))];
        return new Baker(new FakeRunner(spec =>
        {
            var asked = spec.Arguments.Where(names.Contains).ToList();
            var exitCode = run(spec, asked);
            if (exitCode == 0)
                File.WriteAllText(folder["bake.metadata.json"], JsonSerializer.Serialize((left ?? [.. asked]).ToDictionary(name => name, _ => new Dictionary<string, string> { ["containerimage.digest"] = Digest })));
            return new ProcessResult(exitCode, "", "");
        }), told.Add).BakeAsync("docker", folder["bake.json"], targets, CancellationToken.None);
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class BuilderTests
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Fact]
    public async Task A_finished_build_gives_what_buildx_left_and_shows_progress_on_the_way()
    {
        using var folder = new TempFolder();
        var told = new List<string>();
        var metadata = await Build(folder, told, spec =>
        {
            spec.OnErrorLine!(BuildLog.Vertex("sha256:a", "[1/1] RUN a", isCompleted: true));
            File.WriteAllText(folder["metadata.json"], $"{{\"containerimage.digest\":\"{Digest}\"}}");
            return new ProcessResult(0, "", "");
        });
        Assert.Equal(Digest, metadata.ManifestDigest.Value);
        Assert.StartsWith("docker buildx build ", told[0], StringComparison.Ordinal);
        Assert.Equal("[1/1] RUN a 2.5s", told[1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task Success_without_a_digest_is_an_error(string? left)
    {
        using var folder = new TempFolder().With(("metadata.json", $"{{\"containerimage.digest\":\"{Digest}\"}}"));
        var fault = await Faults.OfAsync(() => Build(folder, [], _ =>
        {
            Assert.False(File.Exists(folder["metadata.json"]), "the file of the last build is still there");
            if (left is not null)
                File.WriteAllText(folder["metadata.json"], left);
            return new ProcessResult(0, "", "");
        }));
        Assert.Equal("PYC3601", fault.Id);
    }

    [Fact]
    public async Task A_failed_step_is_shown_with_its_last_lines()
    {
        using var folder = new TempFolder();
        var lines = string.Concat(Enumerable.Range(1, 30).Select(number => $"line {number}\n"));
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Build(folder, [], spec =>
        {
            spec.OnErrorLine!(BuildLog.Log("sha256:a", System.Text.Encoding.UTF8.GetBytes(lines)));
            spec.OnErrorLine(BuildLog.Vertex("sha256:a", "[1/1] RUN a", isCompleted: true, error: "exit code: 1"));
            spec.OnErrorLine("ERROR: failed to build: failed to solve: process \"a\" did not complete successfully: exit code: 1");
            return new ProcessResult(1, "", "");
        }));
        Assert.Equal(("PYC3299", 21, "[1/1] RUN a", "  line 11", "  line 30"), (failure.Diagnostic.Id, failure.Details.Count, failure.Details[0], failure.Details[1], failure.Details[^1]));
    }

    [Fact]
    public async Task A_failure_before_any_step_is_shown_with_what_was_printed()
    {
        using var folder = new TempFolder();
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Build(folder, [], spec =>
        {
            spec.OnErrorLine!("ERROR: no builder \"x\" found");
            return new ProcessResult(1, "", "");
        }));
        Assert.Equal(("PYC3006", "ERROR: no builder \"x\" found"), (failure.Diagnostic.Id, Assert.Single(failure.Details)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task An_image_that_the_engine_collected_meanwhile_is_built_once_more_and_no_more_than_once(int failures, bool succeeds)
    {
        using var folder = new TempFolder();
        var calls = 0;
        var build = Build(folder, [], spec =>
        {
            if (calls++ >= failures)
            {
                File.WriteAllText(folder["metadata.json"], $$"""{"containerimage.digest":"sha256:{{new string('a', 64)}}"}""");
                return new ProcessResult(0, "", "");
            }
            spec.OnErrorLine!("ERROR: failed to build: failed to solve: failed to prepare extraction snapshot \"extract-1 sha256:0\": parent snapshot sha256:1 does not exist: not found");
            return new ProcessResult(1, "", "");
        });
        if (succeeds)
            Assert.EndsWith(new string('a', 64), (await build).ManifestDigest.Value, StringComparison.Ordinal);
        else
            Assert.Equal("PYC3506", (await Faults.OfAsync(() => build)).Id);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_docker_that_cannot_be_started_is_named()
    {
        using var folder = new TempFolder();
        Assert.Equal("PYC3001", (await Faults.OfAsync(() => Build(folder, [], spec => throw new ProcessStartException(spec.FileName, "is not on PATH")))).Id);
    }

    private static Task<BuildxMetadata> Build(TempFolder folder, List<string> told, Func<ProcessSpec, ProcessResult> answer) =>
        new Builder(new FakeRunner(answer), told.Add).BuildAsync(Sample.Options(folder.Path), new BuildFiles(folder["Dockerfile"], folder.Path, folder["metadata.json"]), new BuildPass(), _ => null, CancellationToken.None);
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build.Buildx;

public sealed class ProgressLogTests
{
    private const string Digest = "sha256:92609b26";

    [Fact]
    public void The_lines_of_a_real_build_become_lines_for_people()
    {
        Assert.Equal(
            ["  err", "[1/2] FROM docker.io/demo/base:1 CACHED", "[2/2] RUN echo out; echo err >&2 2.5s"],
            Told(
                """{"vertexes":[{"digest":"sha256:92609b26","inputs":["sha256:554cd646"],"name":"[2/2] RUN echo out; echo err \u003e\u00262","started":"2026-11-21T08:42:27.175646045Z"}]}""",
                """{"logs":[{"vertex":"sha256:92609b26","stream":2,"data":"ZXJyCg==","timestamp":"2026-11-21T08:42:27.304602616Z"}]}""",
                """{"vertexes":[{"digest":"sha256:554cd646","name":"[1/2] FROM docker.io/demo/base:1","started":"2026-11-21T08:42:27Z","completed":"2026-11-21T08:42:27Z","cached":true}]}""",
                """{"statuses":[{"id":"exporting layers","vertex":"sha256:486b5d0d","current":0,"timestamp":"2026-11-21T08:42:27Z","started":"2026-11-21T08:42:27Z"}]}""",
                """{"vertexes":[{"digest":"sha256:92609b26","name":"[2/2] RUN echo out; echo err \u003e\u00262","started":"2026-11-21T08:42:27.175646045Z","completed":"2026-11-21T08:42:29.675646045Z"}]}"""));
    }

    [Fact]
    public void Bookkeeping_of_BuildKit_is_not_told() => Assert.Empty(Told(BuildLog.Vertex(Digest, "[internal] load .dockerignore", isCompleted: true)));

    [Fact]
    public void A_step_is_told_once_although_it_completes_twice() =>
        Assert.Single(Told(BuildLog.Vertex(Digest, "[1/1] RUN a", isCompleted: true), BuildLog.Vertex(Digest, "[1/1] RUN a"), BuildLog.Vertex(Digest, "[1/1] RUN a", isCompleted: true)));

    [Fact]
    public void A_step_stays_cached_when_a_later_line_does_not_say_it_again()
    {
        var step = BuildLog.Read(BuildLog.Vertex(Digest, "[1/1] RUN a", isCached: true), BuildLog.Vertex(Digest, "[1/1] RUN a", isCompleted: true)).Steps.Single();
        Assert.True(step.IsCached);
        Assert.Equal(2.5, step.Seconds);
    }

    [Fact]
    public void A_failed_step_says_so_and_keeps_its_lines()
    {
        var progress = BuildLog.FailedStep("one\ntwo\nno line end");
        Assert.Equal(["one", "two", "no line end"], progress.Failed!.Lines);
        Assert.Equal("[deps 1/1] RUN uv sync --locked", progress.Failed.Title);
        Assert.EndsWith("exit code: 1", progress.Failed.Error, StringComparison.Ordinal);
        Assert.Contains("Dockerfile:31\n--------------------\n", progress.Text, StringComparison.Ordinal);
        Assert.Contains("[deps 1/1] RUN a FAILED", Told(BuildLog.Vertex(Digest, "[deps 1/1] RUN a", isCompleted: true, error: "exit code: 1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_that_were_cancelled_beside_it_do_not_hide_the_failed_one(bool cancelledFirst)
    {
        string[] lines =
        [
            BuildLog.Vertex("sha256:b", "[two 2/2] RUN sleep", isCompleted: true, error: "process \"/bin/sh -c sleep 9\" did not complete successfully: exit code: 137: context canceled: context canceled"),
            BuildLog.Vertex("sha256:a", "[one 2/2] RUN false", isCompleted: true, error: "process \"/bin/sh -c false\" did not complete successfully: exit code: 1"),
        ];
        Assert.Equal("[one 2/2] RUN false", BuildLog.Read(cancelledFirst ? lines : lines.Reverse()).Failed!.Name);
    }

    [Fact]
    public void Characters_that_are_split_across_chunks_arrive_whole()
    {
        var bytes = "größer 🐍 {\"a\":1}\nsecond\n"u8.ToArray();
        for (var size = 1; size < 6; size++)
        {
            var chunks = bytes.Chunk(size).Select(chunk => BuildLog.Log(Digest, chunk));
            Assert.Equal(["  größer 🐍 {\"a\":1}", "  second"], Told([.. chunks]));
        }
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m\n", "red")]
    [InlineData("10%\r50%\r100%\n", "100%")]
    [InlineData("line\r\n", "line")]
    [InlineData("\u001b[1mno end\u001b[0m", "no end")]
    [InlineData("10%\r50%", "50%")]
    public void Colours_and_redrawn_lines_are_cleaned(string printed, string expected)
    {
        var progress = BuildLog.Read(BuildLog.Log(Digest, Encoding.UTF8.GetBytes(printed)));
        Assert.Equal([expected], progress.Steps.Single().Lines);
    }

    [Fact]
    public void Only_the_last_lines_of_a_step_are_kept()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(number => $"{number}\n"));
        var lines = BuildLog.Read(BuildLog.Log(Digest, Encoding.UTF8.GetBytes(text))).Steps.Single().Lines.ToList();
        Assert.Equal((400, "600", "999"), (lines.Count, lines[0], lines[^1]));
    }

    [Fact]
    public void The_title_is_one_line_without_the_mounts_that_every_step_repeats()
    {
        var step = new ProgressStep(0) { Name = "[deps 1/1] RUN --network=none --mount=type=cache,id=a,target=/b     --mount=type=bind,source=c,target=d     uv sync\n  --locked" };
        Assert.Equal("[deps 1/1] RUN uv sync --locked", step.Title);
        step.Name = new string('x', 101);
        Assert.Equal(new string('x', 99) + "…", step.Title);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"vertexes\":1,\"logs\":{}}")]
    [InlineData("{\"vertexes\":[1,null,[],\"a\"],\"logs\":[1,null,{}]}")]
    [InlineData("{\"vertexes\":[{\"digest\":1,\"name\":null,\"started\":\"yesterday\",\"completed\":5,\"cached\":\"yes\",\"error\":{}}]}")]
    [InlineData("{\"vertexes\":[{\"digest\":\"\\ud800\",\"name\":\"\\udc00\",\"started\":\"\\ud800\"}]}")]
    [InlineData("{\"logs\":[{\"vertex\":\"a\",\"data\":\"not base64!\"},{\"vertex\":\"a\",\"data\":\"/w==\"}]}")]
    [InlineData("{\"a\":\"\ud800\"}")]
    [InlineData("\ud800{")]
    [InlineData("\0")]
    public void A_damaged_line_does_not_end_the_build(string line) => Assert.Null(BuildLog.Read(line).Failed);

    [Fact]
    public void Random_changes_of_real_lines_do_not_end_the_build()
    {
        string[] lines = [BuildLog.Vertex(Digest, "[1/1] RUN é", isCompleted: true, isCached: true, error: "x"), BuildLog.Log(Digest, [0xC3, 0x28, (byte)'\n'])];
        var random = new Random(1);
        var progress = new ProgressLog(line => Assert.NotNull(line));
        var kept = 0;
        for (var round = 0; round < 5000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(lines[round % 2]);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            progress.Add(Encoding.UTF8.GetString(bytes));
            kept += progress.Steps.Count();
        }
        Assert.NotEqual(0, kept);
        Assert.NotEmpty(progress.Text);
    }

    [Fact]
    public void Random_bytes_do_not_end_the_build() => Prop
        .ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => BuildLog.Read(Encoding.UTF8.GetString(bytes), Encoding.Latin1.GetString(bytes), BuildLog.Log(Digest, bytes)).Steps.Count() == 1)
        .Check(Texts.Many);

    private static List<string> Told(params IEnumerable<string> lines)
    {
        var told = new List<string>();
        var progress = new ProgressLog(told.Add);
        foreach (var line in lines)
            progress.Add(line);
        return told;
    }
}

using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class CommitClockTests
{
    [Theory]
    [InlineData("1760000000\n", 1760000000L)]
    [InlineData("0", 0L)]
    [InlineData("-5", null)]
    [InlineData("gpg: Signature made\n1760000000", null)]
    [InlineData("99999999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Whole_seconds_are_read_and_nothing_else(string? text, long? expected) => Assert.Equal(expected, CommitClock.Parse(text));

    [Fact]
    public async Task Git_is_asked_in_the_folder_and_may_be_missing_or_refuse()
    {
        var runner = new FakeRunner(_ => new ProcessResult(0, "1760000000\n", ""));
        Assert.Equal(1760000000, await new CommitClock(runner).AskAsync("/a b", CancellationToken.None));
        Assert.Equal(["-C", "/a b", "log", "-1", "--no-show-signature", "--format=%ct"], Assert.Single(runner.Calls).Arguments);
        Assert.Null(await new CommitClock(new FakeRunner(_ => new ProcessResult(128, "1760000000\n", "fatal: not a git repository"))).AskAsync("/a", CancellationToken.None));
        Assert.Null(await new CommitClock(new FakeRunner(spec => throw new ProcessStartException(spec.FileName, "is not on PATH"))).AskAsync("/a", CancellationToken.None));
    }
}

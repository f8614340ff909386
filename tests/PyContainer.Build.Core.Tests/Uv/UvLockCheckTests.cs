using PyContainer.Build.Locking;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Uv;

public sealed class UvLockCheckTests
{
    private static readonly Dictionary<string, string> _none = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(0, "Resolved 39 packages in 1ms", LockVerdictKind.Fresh)]
    [InlineData(1, "error: The lockfile at `uv.lock` needs to be updated, but `--check` was provided.", LockVerdictKind.Stale)]
    [InlineData(2, "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.", LockVerdictKind.Stale)]
    [InlineData(1, "error: Unable to find lockfile at `uv.lock`, but `--check` was provided.", LockVerdictKind.Missing)]
    [InlineData(2, "error: Unable to find lockfile at `uv.lock`. To create a lockfile, run `uv lock`.", LockVerdictKind.Missing)]
    [InlineData(1, "error: No solution found when resolving dependencies", LockVerdictKind.Undecidable)]
    [InlineData(2, "error: Failed to parse: `pyproject.toml`", LockVerdictKind.Error)]
    public async Task Exit_code_and_text_give_the_verdict_of_every_release(int exitCode, string error, LockVerdictKind expected)
    {
        var runner = new FakeRunner(spec => spec.Arguments[0] == "--version" ? new ProcessResult(0, "uv 0.13.9 (abc 2026-11-01)\n", "") : new ProcessResult(exitCode, "", error + "\n"));
        var answer = await new UvLockCheck(runner).AskAsync("uv", "/srv/orders", _none, python: null, CancellationToken.None);
        Assert.Equal(new UvAnswer(expected, "0.13.9", error), answer);
    }

    [Fact]
    public async Task Variables_that_would_switch_the_check_off_or_colour_its_text_are_not_passed_on()
    {
        var runner = new FakeRunner(_ => new ProcessResult(0, "uv 0.13.9", ""));
        await new UvLockCheck(runner).AskAsync("/opt/uv", "/srv/orders", _none, python: null, CancellationToken.None);
        var call = runner.Calls[^1];
        Assert.Equal(("/opt/uv", "/srv/orders"), (call.FileName, call.WorkingDirectory));
        Assert.Equal(["lock", "--check", "--project", "/srv/orders"], call.Arguments);
        Assert.Equal((null, "1", "1"), (call.Environment["UV_FROZEN"], call.Environment["NO_COLOR"], call.Environment["UV_NO_PROGRESS"]));
    }

    [Fact]
    public async Task One_that_nobody_chose_starts_no_interpreter_of_the_project_and_builds_nothing()
    {
        var runner = new FakeRunner(_ => new ProcessResult(0, "uv 0.13.9", ""));
        await new UvLockCheck(runner).AskAsync("uv", "/srv/orders", _none, "3.13", CancellationToken.None);
        var environment = runner.Calls[^1].Environment;
        Assert.Equal(("3.13", "never", "1"), (environment["UV_PYTHON"], environment["UV_PYTHON_DOWNLOADS"], environment["UV_NO_BUILD"]));
        Assert.DoesNotContain("/srv/orders", environment["UV_PROJECT_ENVIRONMENT"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_gets_the_credentials_in_its_environment_and_nothing_that_it_prints_of_them_is_told()
    {
        var runner = new FakeRunner(_ => new ProcessResult(1, "", "error: no access for alice:s3cret%2Fword and s3cret/word"));
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["UV_INDEX_ACME_USERNAME"] = "alice", ["UV_INDEX_ACME_PASSWORD"] = "s3cret/word" };
        var answer = await new UvLockCheck(runner).AskAsync("uv", "/srv/orders", secrets, python: null, CancellationToken.None);
        Assert.Equal("s3cret/word", runner.Calls[^1].Environment["UV_INDEX_ACME_PASSWORD"]);
        Assert.DoesNotContain(runner.Calls, call => call.ToString().Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal("error: no access for alice:*** and ***", answer?.Text);
    }

    [Fact]
    public async Task Without_a_uv_there_is_no_answer()
    {
        var runner = new FakeRunner(spec => throw new ProcessStartException(spec.FileName, "is not on PATH"));
        Assert.Null(await new UvLockCheck(runner).AskAsync("uv", "/srv/orders", _none, python: null, CancellationToken.None));
    }
}

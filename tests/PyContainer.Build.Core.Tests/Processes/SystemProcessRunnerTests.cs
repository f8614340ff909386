namespace PyContainer.Build.Processes;

public sealed class SystemProcessRunnerTests
{
    private static readonly SystemProcessRunner _runner = new();

    [Fact]
    public async Task Output_and_exit_code_of_a_program_are_the_result()
    {
        var result = await Run(new("dotnet", ["--version"]));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"\A\d+\.\d+\.\d+", result.Output);
    }

    [UnixFact]
    public async Task An_exit_code_is_a_result_whatever_it_is() => Assert.Equal(3, (await Sh("exit 3")).ExitCode);

    [UnixFact]
    public async Task Awkward_arguments_arrive_unchanged()
    {
        string[] arguments = ["", " ", "a b", "a\"b", "it's", "\\", "a\\\"", "$HOME", "$(id)", "`id`", "*", "a\nb", "--x=1", "größer 🐍", ";&|<>", "%PATH%"];
        var result = await Sh("""for argument; do printf '[%s]' "$argument"; done""", arguments);
        Assert.Equal(string.Concat(arguments.Select(argument => $"[{argument}]")), result.Output);
    }

    [UnixFact]
    public async Task Variables_are_set_changed_and_removed_and_the_others_stay()
    {
        var spec = Shell("""printf '%s|%s|%s' "$PYC_NEW" "${HOME-none}" "${PATH:+there}" """) with
        {
            Environment = new Dictionary<string, string?> { ["PYC_NEW"] = "a b$c", ["HOME"] = null },
        };
        Assert.Equal("a b$c|none|there", (await Run(spec)).Output);
    }

    [UnixFact]
    public async Task A_program_runs_in_its_folder_and_without_input()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["my folder"]);
        var result = await Run(Shell("cat; basename \"$PWD\"") with { WorkingDirectory = folder["my folder"] });
        Assert.Equal("my folder\n", result.Output);
    }

    [UnixFact]
    public async Task Lines_of_standard_error_are_handed_over_as_they_come()
    {
        using var folder = new TempFolder();
        var lines = new List<string>();
        // The program goes on only after its first line was seen.
        var spec = Shell("""echo one >&2; n=0; while [ ! -e "$0" ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done; printf 'two é' >&2; [ $n -lt 200 ]""", folder["seen"]) with
        {
            OnErrorLine = line =>
            {
                lines.Add(line);
                File.WriteAllText(folder["seen"], "");
            },
        };
        var result = await Run(spec);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["one", "two é"], lines);
    }

    [UnixFact]
    public async Task Big_outputs_on_both_pipes_do_not_block_each_other()
    {
        var result = await Sh("""for round in 1 2 3; do head -c 1000000 /dev/zero | tr '\0' a; head -c 1000000 /dev/zero | tr '\0' b >&2; done""");
        Assert.Equal((3_000_000, 3_000_000), (result.Output.Length, result.Error.Length));
        Assert.Equal((0, 0), (result.Output.Trim('a').Length, result.Error.Trim('b').Length));
    }

    [Theory]
    [InlineData("pycontainer-no-such-program", "is not on PATH")]
    [InlineData("/no/such/program", "does not exist")]
    public async Task A_missing_program_is_named(string name, string reason)
    {
        var failure = await Assert.ThrowsAsync<ProcessStartException>(() => Run(new(name, [])));
        Assert.Equal(name, failure.FileName);
        Assert.Equal($"'{name}' {reason}", failure.Message);
    }

    [UnixFact]
    public async Task A_file_that_is_no_program_is_named()
    {
        using var folder = new TempFolder().With(("data.txt", "text"));
        Assert.Equal(folder["data.txt"], (await Assert.ThrowsAsync<ProcessStartException>(() => Run(new(folder["data.txt"], [])))).FileName);
    }

    [Theory]
    [InlineData(new string[0], "docker")]
    [InlineData(new[] { "buildx", "--file=a/b.c:d,e@f+g%h_i-j" }, "docker buildx --file=a/b.c:d,e@f+g%h_i-j")]
    [InlineData(new[] { "", "a b", "$x", "a\"b", "c:\\d" }, "docker \"\" \"a b\" \"$x\" \"a\\\"b\" \"c:\\\\d\"")]
    public void A_call_is_printed_with_quotes_where_they_help(string[] arguments, string expected) => Assert.Equal(expected, new ProcessSpec("docker", arguments).ToString());

    private static Task<ProcessResult> Run(ProcessSpec spec) => _runner.RunAsync(spec, CancellationToken.None);

    private static Task<ProcessResult> Sh(string script, params string[] arguments) => Run(Shell(script, ["sh", .. arguments]));

    private static ProcessSpec Shell(string script, params string[] arguments) => new("/bin/sh", ["-c", script, .. arguments]);
}

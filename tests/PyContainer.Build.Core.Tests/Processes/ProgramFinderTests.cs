namespace PyContainer.Build.Processes;

public sealed class ProgramFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [UnixFact]
    public void The_first_on_the_path_that_can_be_started_counts()
    {
        _folder.With(("a/docker", "no program"), ("c/docker", "x"), ("d/docker", "x"));
        Directory.CreateDirectory(_folder["b/docker"]);
        Executable("c/docker");
        Executable("d/docker");
        Assert.Equal(_folder["c/docker"], ProgramFinder.Find("docker", string.Join(':', _folder["none"], _folder["a"], _folder["b"], _folder["c"], _folder["d"]), extensions: null));
    }

    [UnixFact]
    public void The_current_folder_is_on_no_path()
    {
        // The tests run in the folder of their own assemblies.
        var name = Path.GetFileName(Executable(Path.Combine(Environment.CurrentDirectory, $"pycontainer-{Guid.NewGuid():N}")));
        try
        {
            Assert.True(File.Exists(name));
            Assert.All(new[] { null, "", ":", ".", "..:./bin:bin" }, path => Assert.Equal("is not on PATH", Assert.Throws<ProcessStartException>(() => ProgramFinder.Find(name, path, extensions: null)).Reason));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Theory]
    [InlineData("bin/docker")]
    [InlineData("./docker")]
    [InlineData("")]
    public void A_relative_path_is_no_program(string name) =>
        Assert.Equal($"'{name}' is neither a name nor a full path", Assert.Throws<ProcessStartException>(() => ProgramFinder.Find(name, _folder.Path, extensions: null)).Message);

    [UnixFact]
    public void A_named_program_is_told_as_what_it_is()
    {
        _folder.With(("text", "x"), ("good", "x"));
        Executable("good");
        Directory.CreateDirectory(_folder["folder"]);
        Assert.Equal(_folder["good"], ProgramFinder.Find(_folder["good"]));
        string Reason(string name) => Assert.Throws<ProcessStartException>(() => ProgramFinder.Find(_folder[name])).Reason;
        Assert.Equal(["does not exist", "is not executable", "is a folder"], new[] { "none", "text", "folder" }.Select(Reason));
    }

    [Fact]
    public void On_Windows_a_name_has_an_extension_and_a_script_is_none_of_them()
    {
        _folder.With(("a/docker", "x"), ("a/docker.cmd", "x"), ("a/docker.bat", "x"), ("b/docker.exe", "x"));
        if (!OperatingSystem.IsWindows())
            Executable("b/docker.exe");
        var path = string.Join(Path.PathSeparator, _folder["a"], _folder["b"]);
        const string Extensions = ".COM;.EXE;.BAT;.CMD;.VBS";
        Assert.Equal(_folder["b/docker.exe"], ProgramFinder.Find("docker", path, Extensions));
        Assert.Equal(_folder["b/docker.exe"], ProgramFinder.Find("docker.exe", path, Extensions));
        Assert.Equal(_folder["b/docker.exe"], ProgramFinder.Find(_folder["b/docker"], path, Extensions));
        Assert.Contains("a script is not started", Assert.Throws<ProcessStartException>(() => ProgramFinder.Find(_folder["a/docker.cmd"], path, Extensions)).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_program_runs_by_its_full_path_and_not_in_the_folder_of_the_caller()
    {
        var result = await new SystemProcessRunner().RunAsync(new("sh", ["-c", "echo $0; pwd"]), CancellationToken.None);
        Assert.Matches(@"\A/.*/sh\n/\n\z", result.Output);
    }

    public void Dispose() => _folder.Dispose();

    private string Executable(string name)
    {
        var path = _folder[name];
        File.WriteAllText(path, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}

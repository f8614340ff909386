using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Outputs;

/// <summary>A link below our own folder is refused with its name and target; what it points to stays as it is.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private readonly TempFolder _elsewhere = new TempFolder().With(("mine.txt", "mine"), ("deep/uv.lock", "mine"));
    private readonly TempFolder _obj = new();

    [UnixFact]
    public void A_folder_of_generated_files_that_is_a_link_deletes_and_writes_nothing()
    {
        Directory.CreateSymbolicLink(_obj["closure"], _elsewhere.Path);
        Refused(_obj["closure"], () => GeneratedFolder.Write(_obj["closure"], [new PlannedFile("uv.lock", "ours")]));
    }

    [UnixFact]
    public void A_link_in_a_folder_of_generated_files_is_refused_at_any_depth()
    {
        _obj.With(("closure/a/b.txt", "old"));
        Directory.CreateSymbolicLink(_obj["closure/a/deep"], _elsewhere["deep"]);
        Refused(_obj["closure/a/deep"], () => GeneratedFolder.Write(_obj["closure"], [new PlannedFile("a/deep/uv.lock", "ours")]));
        Assert.True(File.Exists(_obj["closure/a/b.txt"]));
    }

    [UnixFact]
    public void A_log_is_not_written_through_a_link()
    {
        File.CreateSymbolicLink(_obj["build.log"], _elsewhere["mine.txt"]);
        Refused(_obj["build.log"], () => new BuildLogFile(_obj["build.log"]).Dispose());
    }

    [UnixFact]
    public void A_log_takes_the_place_of_a_pipe_that_nobody_reads()
    {
        MakePipe(_obj["build.log"]);
        using (var log = new BuildLogFile(_obj["build.log"]))
            log.Write("line");
        Assert.Equal("line\n", File.ReadAllText(_obj["build.log"]));
    }

    [UnixFact]
    public void Links_count_from_our_folder_down_and_not_above_it()
    {
        Directory.CreateSymbolicLink(_obj["repository"], _elsewhere.Path);
        var own = Path.Combine(_obj["repository"], "pycontainer");
        Directory.CreateDirectory(Path.Combine(own, "test", "results"));
        Directory.CreateSymbolicLink(Path.Combine(own, "test", "results", "link"), "nowhere");
        OutputFolder.RefuseAllLinks(own, [Path.Combine(own, "test", "results")]);
        OutputFolder.RefuseLinks(own, Path.Combine(own, "test", "Dockerfile"));
        Directory.Move(Path.Combine(own, "test"), Path.Combine(own, "moved"));
        Directory.CreateSymbolicLink(Path.Combine(own, "test"), _elsewhere["deep"]);
        Refused(Path.Combine(own, "test"), () => OutputFolder.RefuseLinks(own, Path.Combine(own, "test", "Dockerfile")));
    }

    [Fact]
    public void A_folder_that_is_not_there_has_no_links() => OutputFolder.RefuseAllLinks(_obj["none"], [_obj["none/results"]]);

    [Fact]
    public void A_folder_that_somebody_else_filled_is_refused()
    {
        Directory.CreateDirectory(_obj[string.Join('/', Enumerable.Repeat("d", 60))]);
        Assert.Equal("PYC3124", Faults.Of(() => Refuse(_obj.Path)).Id);
    }

    [UnixFact]
    public void What_is_no_plain_file_is_none()
    {
        _obj.With(("file", "x"), ("empty", ""));
        File.CreateSymbolicLink(_obj["link"], _obj["file"]);
        File.CreateSymbolicLink(_obj["loop"], _obj["loop"]);
        File.CreateSymbolicLink(_obj["zero"], "/dev/zero");
        Directory.CreateDirectory(_obj["folder"]);
        MakePipe(_obj["pipe"]);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_obj["socket"]));
        string[] names = ["file", "empty", "link", "loop", "zero", "folder", "pipe", "socket", "none"];
        Assert.Equal(["file", "empty"], names.Where(name => OutputFile.Exists(_obj[name])));
        Assert.False(OutputFile.Exists("/dev/zero"));
        Assert.Null(OutputFile.Read(_obj["pipe"], 100));
        Assert.Equal("x"u8.ToArray(), OutputFile.Read(_obj["file"], 1));
        Assert.Null(OutputFile.Read(_obj["file"], 0));
    }

    public void Dispose()
    {
        _elsewhere.Dispose();
        _obj.Dispose();
    }

    private static object? Refuse(string folder)
    {
        OutputFolder.RefuseAllLinks(folder, []);
        return null;
    }

    private void Refused(string link, Action action)
    {
        var fault = Faults.Of(() =>
        {
            action();
            return null;
        });
        Assert.Equal("PYC3123", fault.Id);
        Assert.Contains($"'{link}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{new FileInfo(link).LinkTarget}'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(("mine", "mine"), (File.ReadAllText(_elsewhere["mine.txt"]), File.ReadAllText(_elsewhere["deep/uv.lock"])));
        Assert.Equal(2, Directory.GetFiles(_elsewhere.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Length);
    }

    private static void MakePipe(string path)
    {
        using var program = System.Diagnostics.Process.Start("mkfifo", [path]);
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }
}

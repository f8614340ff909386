using System.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What enters a build is looked at before anything is built.</summary>
public sealed class EnteringFilesTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("")), ("main.py", ""), ("data/a.txt", "a"));

    [UnixTheory]
    [InlineData("data/pipe")]
    [InlineData("pipe")]
    [InlineData("tests")]
    public void A_pipe_among_what_enters_is_told_and_opened_by_nobody(string path)
    {
        SpecialFiles.Pipe(_folder[path]);
        Assert.Contains($"{path} (a named pipe (FIFO))", Fault("PYC2174"), StringComparison.Ordinal);
    }

    [UnixFact]
    public void So_is_a_socket()
    {
        SpecialFiles.Socket(_folder["data/socket"]);
        Assert.Contains("data/socket (a socket)", Fault("PYC2174"), StringComparison.Ordinal);
    }

    [UnixFact]
    public void So_is_a_device_where_one_can_be_made()
    {
        if (SpecialFiles.Device(_folder["data/zero"]))
            Assert.Contains("data/zero (a device)", Fault("PYC2174"), StringComparison.Ordinal);
        Assert.Equal(FileKind.Device, FileKinds.Of("/dev/zero"));
    }

    [UnixFact]
    public void A_pipe_in_what_stays_out_is_nobodys_business()
    {
        Directory.CreateDirectory(_folder["data/.venv"]);
        SpecialFiles.Pipe(_folder["data/.venv/pipe"]);
        Assert.NotNull(Plan());
    }

    [UnixFact(linuxOnly: true)]
    public void A_name_that_is_not_UTF8_is_told()
    {
        SpecialFiles.Folder(_folder["data"], (byte)'b', 0xFF);
        SpecialFiles.Folder(_folder.Path, (byte)'t', 0xFE);
        var message = Fault("PYC2175");
        SpecialFiles.Remove(_folder["data"], (byte)'b', 0xFF);
        SpecialFiles.Remove(_folder.Path, (byte)'t', 0xFE);
        Assert.Contains("data/b\uFFFD", message, StringComparison.Ordinal);
        Assert.Contains("t\uFFFD", message, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("data/a\nb", "data/a\\u000Ab")]
    [InlineData("a\u202eb", "a\\u202Eb")]
    [InlineData("data/a\u2028b", "data/a\\u2028b")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("data/ a", "data/ a")]
    [InlineData("a ", "a ")]
    public void Each_name_that_no_build_can_carry_is_told_on_one_line(string name, string shown)
    {
        _folder.With((name, "x"));
        Assert.Contains($"\n  {shown}\n", Fault("PYC2175"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".env")]
    [InlineData("data/.env")]
    [InlineData("data/.env.production")]
    [InlineData("data/.netrc")]
    [InlineData("data/.pypirc")]
    [InlineData("data/server.key")]
    [InlineData("data/.ssh/id_rsa")]
    [InlineData("data/id_ed25519")]
    public void An_ignore_file_of_the_users_own_lets_no_secret_in(string path)
    {
        _folder.With((path, "SECRET=1"), (".dockerignore", "obj\n"));
        if (path == ".env")
        {
            Assert.NotNull(Plan());
            return;
        }
        Assert.Contains("\n  " + path, Fault("PYC2178"), StringComparison.Ordinal);
        _folder.With((".dockerignore", "obj\n**/" + Path.GetFileName(path) + "\n"));
        Assert.NotNull(Plan());
        File.Delete(_folder[".dockerignore"]);
        Assert.NotNull(Plan());
    }

    [UnixFact]
    public void A_folder_that_cannot_be_listed_is_told()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        var folder = Directory.CreateDirectory(_folder["data/closed"]);
        File.SetUnixFileMode(folder.FullName, UnixFileMode.None);
        Assert.Contains("data/closed", Fault("PYC2181"), StringComparison.Ordinal);
        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Limits_are_told_with_the_place()
    {
        _folder.With(("data/b/c/d/e.txt", "x"));
        var tree = new EnteringTree(_folder.Path, ["data"], IgnorePatterns.Of(_folder.Path));
        Assert.Contains("deeper than 2", Faults.Of(() => Check(tree, new(100, 2, TimeSpan.FromMinutes(1)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 3 files", Faults.Of(() => Check(tree, new(3, 100, TimeSpan.FromMinutes(1)))).Message, StringComparison.Ordinal);
        Assert.Contains("takes longer", Faults.Of(() => Check(tree, new(100, 100, TimeSpan.Zero))).Message, StringComparison.Ordinal);
        Assert.Null(Check(tree, new(100, 4, TimeSpan.FromMinutes(1))));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("4")]
    public void A_checkout_without_links_is_told(string version)
    {
        _folder.With(("data/link.txt", "../main.py"), ("docs/link.txt", "../main.py"), ("data/deeper/more/link.txt", "../x"));
        Git("init", "--quiet");
        Git("config", "index.version", version);
        Git("add", "main.py", "data/a.txt");
        foreach (var path in new[] { "data/link.txt", "docs/link.txt", "data/deeper/more/link.txt" })
            Git("update-index", "--add", "--cacheinfo", "120000," + Git("hash-object", "-w", path) + "," + path);
        Git("config", "core.symlinks", "true");
        Assert.NotNull(Plan());
        Git("config", "core.symlinks", "false");
        var message = Fault("PYC2177");
        Assert.Contains("\n  data/link.txt\n", message, StringComparison.Ordinal);
        Assert.Contains("\n  data/deeper/more/link.txt\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("docs/", message, StringComparison.Ordinal);
        Assert.DoesNotContain("a.txt", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static object? Check(EnteringTree tree, EnteringLimits limits)
    {
        EnteringFiles.Check(tree, limits);
        return null;
    }

    private string Fault(string code)
    {
        var fault = Faults.Of(() => Plan());
        Assert.Equal(code, fault.Id);
        return fault.Message;
    }

    private string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    private ServicePlan Plan() => Sample.Plan(_folder, options => options with { EntryPoint = new EntryPointRequest.ModuleProgram("main") });
}

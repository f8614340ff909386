using System.Text;
using PyContainer.Build.Credentials;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Locking;
using PyContainer.Build.Names;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build.Files;

/// <summary>Whatever stands where a file of the tree is read, reading ends, and soon.</summary>
public sealed class PlainFileTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("")), ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { virtual = \".\" }\n"), ("main.py", ""));

    public static TheoryData<string> Read => ["pyproject.toml", "uv.lock", "uv.toml", ".python-version", ".dockerignore", "requirements.txt", "Dockerfile.fragment"];

    [UnixTheory]
    [MemberData(nameof(Read))]
    public async Task A_pipe_is_refused_and_not_waited_for(string name)
    {
        File.Delete(_folder[name]);
        SpecialFiles.Pipe(_folder[name]);
        await RefusedAsync(name, "PYC2171");
    }

    [UnixTheory]
    [MemberData(nameof(Read))]
    public async Task A_socket_is_refused(string name)
    {
        File.Delete(_folder[name]);
        SpecialFiles.Socket(_folder[name]);
        await RefusedAsync(name, "PYC2171");
    }

    [UnixTheory]
    [MemberData(nameof(Read))]
    public async Task A_link_out_of_the_repository_is_not_read(string name)
    {
        using var outer = new TempFolder().With(("secret", "root:hunter2:19000\n"));
        foreach (var target in new[] { "/dev/zero", outer["secret"], "/dev/stdin", Path.GetRelativePath(_folder.Path, outer["secret"]) })
        {
            File.Delete(_folder[name]);
            File.CreateSymbolicLink(_folder[name], target);
            await RefusedAsync(name, "PYC2172");
        }
    }

    [UnixTheory]
    [MemberData(nameof(Read))]
    public async Task A_file_that_is_too_large_is_not_read(string name)
    {
        File.Delete(_folder[name]);
        using (var file = File.Create(_folder[name]))
            file.SetLength(1L << 33);
        await RefusedAsync(name, "PYC2170");
    }

    [UnixFact]
    public void A_link_inside_of_the_repository_is_read()
    {
        Directory.CreateDirectory(_folder[".git"]);
        _folder.With(("shared/version", "3.13\n"));
        File.CreateSymbolicLink(_folder[".python-version"], "shared/version");
        Assert.Equal("3.13", Plan().Python.ToString());
    }

    [UnixFact]
    public void What_is_quoted_of_a_file_is_short_and_on_one_line()
    {
        _folder.With((".python-version", "\u001b[31m" + new string('x', 60_000)));
        var fault = Faults.Of(() => Plan());
        Assert.True(fault.Message.Length < 1000);
        Assert.DoesNotContain('\u001b', fault.Message);
    }

    [UnixFact]
    public async Task A_netrc_that_is_a_pipe_or_never_ends_is_refused()
    {
        SpecialFiles.Pipe(_folder["netrc"]);
        File.CreateSymbolicLink(_folder["zero"], "/dev/zero");
        foreach (var name in new[] { "netrc", "zero" })
        {
            var fault = await InTimeAsync(() => Faults.Of(() => Netrc.Read(_folder[name])));
            Assert.Equal("PYC2130", fault.Id);
        }
        _folder.With(("dotfiles/netrc", "machine a login b password c\n"));
        File.CreateSymbolicLink(_folder["linked"], "dotfiles/netrc");
        Assert.Single(Netrc.Read(_folder["linked"]).Entries);
    }

    [UnixFact]
    public async Task A_project_file_that_is_a_pipe_has_no_names()
    {
        SpecialFiles.Pipe(_folder["Directory.Build.props"]);
        var files = new UserFiles(_folder["orders.csproj"], new Dictionary<string, string>(), []);
        await InTimeAsync(() =>
        {
            files.Read(_folder["Directory.Build.props"]);
            return files;
        });
        Assert.Empty(files.Names);
    }

    [UnixFact]
    public async Task A_module_that_is_a_pipe_or_lies_in_a_circle_of_links_is_not_searched()
    {
        _folder.With(("src/app/__init__.py", ""));
        SpecialFiles.Pipe(_folder["src/app/main.py"]);
        File.CreateSymbolicLink(_folder["src/app/self"], ".");
        var framework = Framework.All.First(framework => framework.Types.Contains("FastAPI"));
        Assert.Empty(await InTimeAsync(() => ApplicationFinder.Find(_folder.Path, [new ProjectEntry("src", true)], framework, ServerInterface.Asgi)));
    }

    [Fact]
    public void The_kinds_of_paths_are_told_apart()
    {
        Assert.Equal(FileKind.File, FileKinds.Of(_folder["main.py"]));
        Assert.Equal(FileKind.Folder, FileKinds.Of(_folder.Path));
        Assert.Equal(FileKind.Missing, FileKinds.Of(_folder["nothing"]));
        Assert.Equal(FileKind.Missing, FileKinds.Of("a\0b"));
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(_folder["link"], "main.py");
        File.CreateSymbolicLink(_folder["circle"], "circle");
        Assert.Equal((FileKind.Link, FileKind.File), (FileKinds.Of(_folder["link"]), FileKinds.AtEndOf(_folder["link"])));
        Assert.Equal((FileKind.Link, FileKind.Missing), (FileKinds.Of(_folder["circle"]), FileKinds.AtEndOf(_folder["circle"])));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<T> InTimeAsync<T>(Func<T> action) => await Task.Run(action).WaitAsync(TimeSpan.FromSeconds(30));

    private async Task RefusedAsync(string name, string code)
    {
        var fault = await InTimeAsync(() => Faults.Of(() => name == "requirements.txt"
            ? Sample.Plan(_folder, options => options with { Installer = InstallerKind.Pip, Requirements = _folder[name], EntryPoint = new EntryPointRequest.ModuleProgram("main") })
            : name == "uv.lock" ? UvLock.Read(_folder[name])
            : Plan(name == "Dockerfile.fragment")));
        Assert.Equal((code, _folder[name]), (fault.Id, fault.Span!.Value.File));
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
        if (name is "pyproject.toml" or "uv.lock" or "uv.toml")
        {
            var verdict = await InTimeAsync(() => new LockCheck(new LockSettings()).Run(_folder.Path));
            Assert.Contains(verdict.Findings, finding => finding.Diagnostic.Id == code);
        }
    }

    private ServicePlan Plan(bool withFragment = false) => Sample.Plan(_folder, options => options with
    {
        EntryPoint = new EntryPointRequest.ModuleProgram("main"),
        Fragments = withFragment ? [new DockerfileFragment(_folder["Dockerfile.fragment"], "prod")] : [],
    });
}

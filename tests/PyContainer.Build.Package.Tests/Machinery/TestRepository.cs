using System.Runtime.ExceptionServices;
using Xunit.Sdk;

namespace PyContainer.Build;

/// <summary>
/// A repository of a user in a temporary folder, which sees nothing of ours but the packed package. Gone after the test, unless the
/// test failed: then folder and binary log stay.
/// </summary>
public sealed class TestRepository : IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _hasFailed;
    private int _runs;

    /// <param name="template">A repository that was restored before, to start from; null starts with an empty one.</param>
    public TestRepository(string? template = null)
    {
        var package = PackedPackage.Instance;
        Folder = Path.Combine(package.Root, "repositories", Path.GetRandomFileName());
        if (template is null)
            Directory.CreateDirectory(Folder);
        else
            CopyFolder(template, Folder);
        // Nothing of the checkout, or of a folder above, leaks in.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("NuGet.config", $"""<configuration><packageSources><add key="packed" value="{package.Feed}" /></packageSources></configuration>""");
        Docker = new FakeDocker(Path.Combine(Folder, ".docker"));
        AppDomain.CurrentDomain.FirstChanceException += Watch;
    }

    /// <summary>The repository's root.</summary>
    public string Folder { get; }

    /// <summary>A docker that records how it was called; builds use it unless they name another.</summary>
    public FakeDocker Docker { get; }

    /// <summary>Variables that builds see; a null value removes one.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where repositories of failed tests are kept.</summary>
    public static string KeptFolder(string root) => Path.Combine(root, "failed");

    /// <summary>The full path of a file of the repository.</summary>
    public string PathOf(string path) => Path.Combine(Folder, path);

    /// <summary>Writes a file, and the folders above it. One that has the text already keeps its time: nothing is compiled again for it.</summary>
    public string Write(string path, string content)
    {
        var (full, text) = (PathOf(path), content.ReplaceLineEndings("\n"));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        if (!File.Exists(full) || File.ReadAllText(full) != text)
            File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Runs <c>dotnet</c> in the root with a binary log and the recording docker.</summary>
    public BuildRun Dotnet(params string[] arguments) => DotnetIn("", arguments);

    /// <summary>The same in a folder of the repository.</summary>
    public BuildRun DotnetIn(string folder, params string[] arguments)
    {
        var (command, binaryLog) = Command(folder, arguments);
        return new BuildRun(command.Run(), binaryLog);
    }

    /// <summary>Runs a command of <c>dotnet</c> that is no build; the test fails when it does.</summary>
    public void Cli(params string[] arguments)
    {
        var result = new DotnetCommand(Folder, arguments).Run();
        Assert.True(result.ExitCode == 0, result.Output);
    }

    /// <summary>Makes a solution of all projects of the repository.</summary>
    /// <param name="name">Its name, without an extension.</param>
    /// <param name="format"><c>sln</c> or <c>slnx</c>.</param>
    public void WriteSolution(string name, string format)
    {
        Cli("new", "sln", "-n", name, "--format", format, "--debug:ephemeral-hive");
        Cli(["sln", $"{name}.{format}", "add", .. Directory.GetFiles(Folder, "*.csproj", SearchOption.AllDirectories)]);
    }

    /// <summary>A command that is not started yet, and the binary log that it will write.</summary>
    public (DotnetCommand Command, string BinaryLog) Command(string folder, params string[] arguments)
    {
        var binaryLog = PathOf($"run{++_runs}.binlog");
        var ownDocker = arguments.Any(argument => argument.Contains("PyContainerDockerPath", StringComparison.Ordinal));
        var command = new DotnetCommand(PathOf(folder), [.. arguments, $"-bl:{binaryLog}", .. ownDocker ? Array.Empty<string>() : [$"-p:PyContainerDockerPath={Docker.Path}"]]);
        command.StartInfo.Environment["NUGET_PACKAGES"] = PackedPackage.Instance.PackagesFolder;
        foreach (var (name, value) in Variables)
        {
            if (value is null)
                command.StartInfo.Environment.Remove(name);
            else
                command.StartInfo.Environment[name] = value;
        }
        return (command, binaryLog);
    }

    /// <summary>Copies a folder with the times of its files, which incremental builds compare.</summary>
    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Watch;
        if (_hasFailed)
        {
            var kept = Directory.CreateDirectory(KeptFolder(PackedPackage.Instance.Root)).FullName;
            Directory.Move(Folder, Path.Combine(kept, Path.GetFileName(Folder)));
        }
        else
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    // A test is told of its own failure by nobody; an assertion that is thrown on its thread is one.
    private void Watch(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (Environment.CurrentManagedThreadId == _thread && thrown.Exception is XunitException)
            _hasFailed = true;
    }
}

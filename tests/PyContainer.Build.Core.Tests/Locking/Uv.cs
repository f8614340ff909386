using System.Diagnostics;
using System.IO.Compression;

namespace PyContainer.Build.Locking;

/// <summary>The real uv, taken from the wheels of the test data; it works offline and in its own folders.</summary>
internal sealed class Uv : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("pycontainer-uv-").FullName;
    private readonly string _program;

    public Uv(string version)
    {
        var wheel = Directory.GetFiles(Path.Combine(TestAssets.Folder, "python", "uv"), $"uv-{version}-*.whl").Single();
        _program = Path.Combine(_home, "uv");
        using var archive = ZipFile.OpenRead(wheel);
        archive.GetEntry($"uv-{version}.data/scripts/uv")!.ExtractToFile(_program);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs a command; never with network.</summary>
    public (int Code, string Output, string Errors) Run(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(_program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("UV_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        start.Environment["HOME"] = _home;
        start.Environment["UV_CACHE_DIR"] = Path.Combine(_home, "cache");
        start.Environment["UV_OFFLINE"] = "1";
        start.Environment["UV_PYTHON_DOWNLOADS"] = "never";
        start.Environment["UV_NO_PROGRESS"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}

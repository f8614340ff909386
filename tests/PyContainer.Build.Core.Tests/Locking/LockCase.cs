using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>One case of the data folder: files, lock, settings, and what uv says about them.</summary>
internal sealed partial class LockCase
{
    private const string Root = "/testroot/temp";

    private readonly JsonElement _json;

    private LockCase(JsonElement json) => _json = json;

    public string Name => Text("name")!;

    public string? LockText => Text("lock");

    public string LockPath => FilePaths.Combine(Root, Text("lock_path")!);

    public bool IsMutant => Text("verdict_source")!.StartsWith("mutant:", StringComparison.Ordinal);

    public Dictionary<string, string> Files => _json.GetProperty("files").EnumerateObject().ToDictionary(file => FilePaths.Combine(Root, file.Name), file => file.Value.GetString()!);

    private string[] Command => [.. _json.GetProperty("command").EnumerateArray().Select(word => word.GetString()!)];

    public static IReadOnlyList<LockCase> Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(TestAssets.Folder, "uv-lock-cases", file)), CompressionMode.Decompress);
        return [.. JsonDocument.Parse(stream).RootElement.EnumerateArray().Select(json => new LockCase(json))];
    }

    /// <summary>What uv of a version says, or null when that is not known.</summary>
    public string? Expected(string version)
    {
        if (_json.TryGetProperty("real", out var real) && real.TryGetProperty(version, out var said))
            return said.GetString();
        return version == "0.12.5" ? Text("verdict") : null;
    }

    public LockSettings Settings(string version) => new()
    {
        UvVersion = PepVersion.Parse(version),
        Environment = _json.GetProperty("env").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!),
        Arguments = [.. Command.Skip(1)],
        PythonVersion = PepVersion.Parse(Text("python")!),
    };

    public MemoryFileTree Tree()
    {
        var tree = new MemoryFileTree(Files.Select(file => (file.Key, file.Value)).ToArray());
        if (LockText is { } text)
            tree.Write(LockPath, Encoding.UTF8.GetBytes(text));
        // Archives are not part of the data, so folders that hold nothing else are missing.
        foreach (var folder in Files.Values.Select(text => FindLinks().Match(text)).Where(match => match.Success))
            tree.Write(FilePaths.Combine(Root + "/x", folder.Groups[1].Value) + "/archive", []);
        return tree;
    }

    public LockVerdict Run(string version, Func<LockSettings, LockSettings>? change = null)
    {
        var settings = Settings(version);
        return new LockCheck(change is null ? settings : change(settings), Tree()).Run(Directory());
    }

    /// <summary>The directory of the project: <c>--project</c>, else the working directory.</summary>
    public string Directory()
    {
        var working = FilePaths.Combine(Root, Text("cwd")!);
        var project = Array.IndexOf(Command, "--project");
        return project < 0 ? working : FilePaths.Combine(working, Command[project + 1]);
    }

    public override string ToString() => Name;

    [GeneratedRegex("""find-links = \["(?:\{[^"]*")?([^"]*)"\]""")]
    private static partial Regex FindLinks();

    private string? Text(string key) => _json.GetProperty(key).GetString();
}

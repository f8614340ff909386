using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>A small project with a fresh lock, and what a test changes of it.</summary>
internal sealed class Fixture
{
    public const string Directory = "/srv/app";
    public const string Manifest = """
        [project]
        name = "app"
        version = "1.0"
        requires-python = ">=3.12"
        dependencies = ["idna>=3"]

        """;

    public const string Lock = """
        version = 1
        revision = 3
        requires-python = ">=3.12"

        [[package]]
        name = "app"
        version = "1.0"
        source = { virtual = "." }
        dependencies = [
            { name = "idna" },
        ]

        [package.metadata]
        requires-dist = [{ name = "idna", specifier = ">=3" }]

        [[package]]
        name = "idna"
        version = "3.6"
        source = { registry = "https://index.example/simple" }

        """;

    private readonly Dictionary<string, string> _files = new()
    {
        [Directory + "/pyproject.toml"] = Manifest,
        [Directory + "/uv.lock"] = Lock,
    };

    public LockSettings Settings { get; init; } = new();

    public Fixture With(string path, string text)
    {
        _files[FilePaths.Combine(Directory, path)] = text.ReplaceLineEndings("\n");
        return this;
    }

    public Fixture Without(string path)
    {
        _files.Remove(FilePaths.Combine(Directory, path));
        return this;
    }

    public Fixture InManifest(string from, string to) => Edit("pyproject.toml", from, to);

    public Fixture InLock(string from, string to) => Edit("uv.lock", from, to);

    /// <summary>Adds to the end of the manifest.</summary>
    public Fixture Adding(string text) => With("pyproject.toml", _files[Directory + "/pyproject.toml"] + text.ReplaceLineEndings("\n") + "\n");

    public LockVerdict Check(string version = "0.13.9", string directory = Directory) =>
        new LockCheck(Settings with { UvVersion = PepVersion.Parse(version) }, new MemoryFileTree(_files.Select(file => (file.Key, file.Value)).ToArray())).Run(directory);

    private Fixture Edit(string path, string from, string to)
    {
        var before = _files[FilePaths.Combine(Directory, path)];
        var after = before.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        return With(path, after);
    }
}

using System.Globalization;

namespace PyContainer.Build.Planning;

/// <summary>A project that somebody made to harm whoever publishes it. The same number makes the same tree.</summary>
internal sealed class HostileTree
{
    private static readonly string[] _places = ["", "src", "src/orders", "data", "tests", "packages/a", "packages/b", "obj/pycontainer", "obj/pycontainer/closure", "TestResults/orders", ".git", "docs"];
    private static readonly string[] _files = ["pyproject.toml", "uv.lock", "uv.toml", ".python-version", "README.md", "LICENSE", ".dockerignore", ".gitignore", "main.py", "__init__.py", "outputs.txt", "Dockerfile", "requirements.txt", "index", "config", "image.tar", "x.txt"];
    private static readonly string[] _names = ["my data", "größe", "a[b].py", "!x", "#x", "a\nb", "a\tb", "\u202egnp.exe", "a\u2028b", " x", "x ", "$(touch x)", "`id`", "a\"b", "it's", "<<EOF", "-rf", "a,rw", "*", "a\\b", "日本", "con", "a\u0000b".Replace("\0", ""), new('n', 200)];
    private static readonly string[] _targets = ["/etc/passwd", "/proc/self/environ", "/dev/zero", "/dev/stdin", "/proc/self/fd/0", ".", "..", "../..", "../../../../../../../../etc/shadow", "nothing", "self", "/", "/run/secrets", "../guard/secret.txt", "../guard", ".env", "src", "data"];
    private static readonly string[] _texts =
    [
        "", "\0\0\0", "\u001b[31mred", "[", "**/**/**/**\n", "!**\n", "3.13\n", "-r ../guard/secret.txt\n", "..\n/etc\nsrc\n", "[core]\nsymlinks = false\n",
        "version = 1\nrequires-python = \">=3.11\"\n", "FROM scratch\n", "gitdir: ../guard\n", "DIRC\0\0\0\u0004\u00ff\u00ff\u00ff\u00ff", "import fastapi\napp = fastapi.FastAPI()\n",
        "[[package]]\nname = \"x\"\nsource = { editable = \"../guard\" }\n",
    ];

    private static readonly string[] _manifests =
    [
        "", "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n", "[tool.uv.workspace]\nmembers = [\"packages/*\"]\n", "[tool.uv.workspace]\nmembers = [\"**/**/**/**/**/**\"]\n",
        "[tool.uv.workspace]\nmembers = [\"../guard\", \"/etc\"]\n", "readme = \"README.md\"\n", "readme = \"../guard/secret.txt\"\n", "license-files = [\"**/*\", \"[z-a]\", \"/etc/*\"]\n", "readme = \"/dev/zero\"\n",
        "dependencies = [\"fastapi\", \"uvicorn\"]\n", "[project.scripts]\norders = \"orders:main\"\n", "[tool.uv.sources]\nx = { path = \"../guard\" }\n",
    ];

    private readonly Random _random;
    private readonly string _root;

    private HostileTree(int seed, string root) => (_random, _root) = (new Random(seed), root);

    /// <summary>Makes the tree of a number in a folder that is there.</summary>
    internal static void Make(int seed, string root)
    {
        var tree = new HostileTree(seed, root);
        tree.Text("pyproject.toml", Sample.Manifest(tree.Pick(_manifests)));
        tree.Text("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n");
        tree.Text("src/orders/__init__.py", "");
        tree.Text("src/orders/__main__.py", "");
        tree.Text("main.py", "");
        tree.Text(".env", "SECRET=1");
        for (var count = tree._random.Next(1, 12); count > 0; count--)
            tree.Try(tree.Thing);
    }

    private void Thing()
    {
        var path = Path.Combine(Pick(_places), _random.Next(3) == 0 ? Pick(_names) : Pick(_files));
        switch (_random.Next(11))
        {
            case 0 or 1 or 2:
                Clear(path);
                File.CreateSymbolicLink(Full(path), Pick(_targets));
                break;
            case 3:
                Clear(path);
                SpecialFiles.Pipe(Full(path));
                break;
            case 4:
                Clear(path);
                SpecialFiles.Socket(Full(path));
                break;
            case 5:
                Clear(path);
                SpecialFiles.Device(Full(path));
                break;
            case 6:
                Clear(path);
                Directory.CreateDirectory(Full(path));
                break;
            case 7:
                Clear(path);
                Text(path, Pick(_texts) + (_random.Next(8) == 0 ? new string('x', 1 << 20) : ""));
                break;
            case 8:
                Clear(path);
                using (var file = File.Create(Full(path)))
                    file.SetLength(1L << _random.Next(10, 40));
                break;
            case 9:
                Text("pyproject.toml", Sample.Manifest(Pick(_manifests) + Pick(_manifests)));
                break;
            default:
                Grow();
                break;
        }
    }

    // Deep, wide, or links that multiply.
    private void Grow()
    {
        var place = Pick(_places);
        switch (_random.Next(4))
        {
            case 0:
                Directory.CreateDirectory(Full(Path.Combine(place, string.Join('/', Enumerable.Repeat("d", _random.Next(20, 300))))));
                break;
            case 1:
                for (var number = _random.Next(500, 3000); number > 0; number--)
                    Text(Path.Combine(place, "wide", number.ToString(CultureInfo.InvariantCulture) + ".py"), "");
                break;
            case 2:
                SpecialFiles.Folder(Full(place), (byte)'b', 0xFF);
                break;
            default:
                for (var level = 0; level < 30; level++)
                {
                    Directory.CreateDirectory(Full($"{place}/l{level}"));
                    File.CreateSymbolicLink(Full($"{place}/l{level}/a"), $"../l{level + 1}");
                    File.CreateSymbolicLink(Full($"{place}/l{level}/b"), $"../l{level + 1}");
                }
                break;
        }
    }

    // Things may stand in each other's way; what cannot be made is not there.
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Xunit.Sdk.XunitException)
        {
        }
    }

    private void Text(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        if (Files.FileKinds.Of(Full(path)) is Files.FileKind.Missing or Files.FileKind.File && IsInside(Path.GetDirectoryName(Full(path))!))
            File.WriteAllText(Full(path), text);
    }

    private void Clear(string path)
    {
        var parent = Path.GetDirectoryName(Full(path))!;
        if (!IsInside(parent))
            throw new IOException("a link is on the way");
        Directory.CreateDirectory(parent);
        if (Files.FileKinds.Of(Full(path)) is not (Files.FileKind.Missing or Files.FileKind.Folder))
            File.Delete(Full(path));
    }

    // The generator itself must not write through the links that it made.
    private bool IsInside(string folder)
    {
        for (var at = folder; at.Length > _root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (Files.FileKinds.Of(at) == Files.FileKind.Link)
                return false;
        }
        return true;
    }

    private string Full(string path) => Path.Combine(_root, path);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace PyContainer.Build;

/// <summary>
/// The wheel of the private index with a <c>.pth</c> file that writes down the environment and the build secrets of each process in which it
/// runs, beside the other wheels of the assets.
/// </summary>
public sealed class SpyWheel : IDisposable
{
    private const string Name = "acme_greetings-1.0.0-py3-none-any.whl";

    /// <summary>What the note says where a step has no build secret.</summary>
    public const string NoSecrets = "SPY-SECRETS:[]";

    /// <summary>What it begins with where there is one.</summary>
    public const string SomeSecrets = "SPY-SECRETS:['";

    /// <summary>The program, one line: it writes into the environment that it is installed in, where that can be written.</summary>
    public const string Program =
        "import os, sys; folder = '/run/secrets'; names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []; "
        + "os.access(sys.prefix, os.W_OK) and open(f'{sys.prefix}/spy-{os.getpid()}.txt', 'a').write(f'SPY-SECRETS:{names} SPY-ENVIRONMENT:{dict(os.environ)} {[open(folder + \"/\" + name).read() for name in names]}\\n')";

    /// <summary>Makes it.</summary>
    public SpyWheel()
    {
        foreach (var wheel in Directory.GetFiles(StandInIndex.Wheels).Where(wheel => Path.GetFileName(wheel) != Name))
            File.CreateSymbolicLink(Path.Combine(Folder, Path.GetFileName(wheel)), wheel);
        var path = Path.Combine(Folder, Name);
        File.Copy(Path.Combine(StandInIndex.Wheels, Name), path);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            Write(archive, "acme_greetings_spy.pth", Program + "\n");
            var record = archive.GetEntry("acme_greetings-1.0.0.dist-info/RECORD")!;
            string text;
            using (var reader = new StreamReader(record.Open()))
                text = reader.ReadToEnd();
            record.Delete();
            Write(archive, "acme_greetings-1.0.0.dist-info/RECORD", text + "acme_greetings_spy.pth,,\n");
        }
        Hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
    }

    /// <summary>The folder of all wheels.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pycontainer-wheels-").FullName;

    private string Hash { get; }

    /// <summary>Makes a lock name this wheel in the place of the original.</summary>
    public void Lock(TestRepository repository)
    {
        var original = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(StandInIndex.Wheels, Name))));
        var text = File.ReadAllText(repository.PathOf("uv.lock"));
        Assert.Contains(original, text, StringComparison.Ordinal);
        repository.Write("uv.lock", text.Replace(original, Hash, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}

using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Images;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>A small image whose files keep every rule, in one layer; a test adds another.</summary>
internal static class KeptImage
{
    public const string Packages = "app/.venv/lib/python3.13/site-packages";

    public static ImageConfig Config { get; } = new()
    {
        Id = "sha256:1",
        Layers = 2,
        User = "65532:65532",
        WorkingDirectory = "/app",
        Environment = ["PATH=/app/.venv/bin:/usr/bin"],
        EntryPoint = ["/app/.venv/bin/python", "-m", "greeter"],
    };

    private static readonly byte[] _layer = ArchiveBuilder.Packed(ArchiveBuilder.Layer(
    [
        LayerEntry.Folder("tmp", 0x3FF),
        LayerEntry.Folder("home/nonroot", 0b111_000_000).OwnedBy(65532, 65532),
        LayerEntry.File("etc/passwd", "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532::/home/nonroot:/sbin/nologin\n"),
        LayerEntry.File("etc/group", "root:x:0:\nnonroot:x:65532:\n"),
        LayerEntry.File("etc/shadow", "root:*:20000::::::\n"),
        LayerEntry.File("etc/os-release", "ID=debian\n"),
        LayerEntry.File("etc/ssl/certs/ca-certificates.crt", "-----BEGIN CERTIFICATE-----\n"),
        LayerEntry.File("usr/share/zoneinfo/Europe/London"),
        LayerEntry.File("var/lib/dpkg/status", "Package: libc6\n"),
        LayerEntry.Folder("usr/lib"),
        LayerEntry.Link("lib", "usr/lib"),
        LayerEntry.Link("lib64", "usr/lib64"),
        LayerEntry.Program("usr/lib64/ld-linux-x86-64.so.2", ElfBuilder.Library()),
        LayerEntry.Program("usr/lib/x86_64-linux-gnu/libc.so.6", new ElfBuilder { Needed = ["ld-linux-x86-64.so.2"], Versions = ["libc.so.6", "GLIBC_2.17", "GLIBC_2.38"] }.Build()),
        LayerEntry.Program("usr/bin/python3.13", new ElfBuilder { Interpreter = "/lib64/ld-linux-x86-64.so.2", Needed = ["libc.so.6"], Needs = [("libc.so.6", "GLIBC_2.38", false)] }.Build()),
        .. LayerEntry.Module("usr/lib/python3.13", "os"),
        .. LayerEntry.Module("usr/lib/python3.13/encodings", "__init__"),
        LayerEntry.File("app/.venv/pyvenv.cfg", "home = /usr/bin\nversion_info = 3.13.5\n"),
        LayerEntry.Link("app/.venv/bin/python", "/usr/bin/python3.13"),
        LayerEntry.Script("app/.venv/bin/greeter", "#!/app/.venv/bin/python\nimport greeter\n"),
        .. LayerEntry.Module($"{Packages}/greeter", "__init__"),
        LayerEntry.File($"{Packages}/greeter-1.0.dist-info/METADATA"),
        LayerEntry.File($"{Packages}/greeter-1.0.dist-info/RECORD"),
        LayerEntry.File($"{Packages}/native.cpython-313-x86_64-linux-gnu.so", new ElfBuilder { Needed = ["libc.so.6"], Needs = [("libc.so.6", "GLIBC_2.17", false)] }.Build()),
    ]));

    /// <summary>The files with one more layer.</summary>
    public static ImageFileSystem With(params IEnumerable<LayerEntry> entries) => ArchiveBuilder.Read(_layer, ArchiveBuilder.Layer(entries));

    public static HardeningReport Check(IEnumerable<LayerEntry> entries, Func<ImageConfig, ImageConfig>? change = null, HardeningContext? context = null) =>
        FilePolicy.Check((change ?? (config => config))(Config), With(entries), SourceSpan.Of("/repo/Dockerfile"), context ?? new HardeningContext());

    /// <summary>The ids of the rules that are broken.</summary>
    public static IReadOnlyList<string> Broken(IEnumerable<LayerEntry> entries, Func<ImageConfig, ImageConfig>? change = null) =>
        [.. Check(entries, change).Findings.Select(finding => HardeningRules.Find(finding.Id)!.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>What a generated file of a base has.</summary>
    public static HardeningContext Generated(BaseKind @base, bool isDebug = false) => new() { GeneratedFor = "/repo/orders.csproj", GeneratedBase = @base, IsDebug = isDebug };
}

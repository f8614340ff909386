using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Images;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>Each rule on the files of an image: a layer that breaks it, and one that only looks as if it did.</summary>
public sealed class FileRuleTests
{
    private const string Packages = KeptImage.Packages;
    private const string Key = "-----BEGIN OPENSSH PRIVATE KEY-----\n";

    private static readonly byte[] _program = new ElfBuilder { Interpreter = "/lib64/ld-linux-x86-64.so.2", Needed = ["libc.so.6"] }.Build();

    private static readonly Example[] _breaks =
    [
        new("HARD-15", LayerEntry.File($"{Packages}/pytest-9.0.dist-info/METADATA"), LayerEntry.File($"{Packages}/pytest-9.0.dist-info/RECORD")),
        new("HARD-18", LayerEntry.File($"{Packages}/greeter.pth", "/src/greeter/src\n")),
        new("HARD-18", [.. LayerEntry.Module(Packages, "__editable___greeter_1_0_finder")]),
        new("HARD-23", LayerEntry.File("root/.cache/uv/wheels/x")),
        new("HARD-23", LayerEntry.File("var/lib/apt/lists/deb_dists_trixie_InRelease"), LayerEntry.Whiteout("var/lib/dpkg/x")),
        new("HARD-28", LayerEntry.File("etc/pip.conf", "[global]\nindex-url = https://me:hunter2@index.example/simple\n")),
        new("HARD-28", LayerEntry.File($"{Packages}/greeter-1.0.dist-info/direct_url.json", "{\"url\": \"https://me:hunter2@git.example/x\"}")),
        new("HARD-29", LayerEntry.File("app/.env", "A=1")),
        new("HARD-29", LayerEntry.File("app/.env.production", "A=1")),
        new("HARD-29", LayerEntry.File("home/nonroot/.ssh/id_ed25519", Key)),
        new("HARD-29", LayerEntry.File("etc/ssl/private/server.pem", "text\n" + Key)),
        new("HARD-29", LayerEntry.File("app/signing.key", [1, 2, 3])),
        new("HARD-29", LayerEntry.File("home/nonroot/.aws/credentials", "[default]")),
        new("HARD-31", LayerEntry.Program("usr/bin/sh", _program)),
        new("HARD-31", LayerEntry.Program("busybox/busybox", _program), LayerEntry.Link("busybox/sh", "busybox")),
        new("HARD-32", LayerEntry.Program("usr/bin/apt-get", _program)),
        new("HARD-32", LayerEntry.Script("app/.venv/bin/pip3.13", "#!/app/.venv/bin/python\n")),
        new("HARD-32", [.. LayerEntry.Module($"{Packages}/pip", "__init__")]),
        new("HARD-32", LayerEntry.File("usr/lib/python3.13/ensurepip/_bundled/pip-26.0-py3-none-any.whl")),
        new("HARD-33", LayerEntry.Program("usr/local/bin/uv", _program)),
        new("HARD-33", LayerEntry.Program("uvx", _program)),
        new("HARD-34", LayerEntry.Program("usr/bin/x86_64-linux-gnu-gcc-14", _program)),
        new("HARD-34", LayerEntry.File("usr/local/include/python3.13/Python.h")),
        new("HARD-34", LayerEntry.File("usr/lib/x86_64-linux-gnu/libc.a")),
        new("HARD-34", LayerEntry.File("usr/include/stdio.h")),
        new("HARD-34", LayerEntry.Program("usr/bin/git", _program)),
        new("HARD-35", LayerEntry.Program("usr/bin/curl", _program)),
        new("HARD-36", LayerEntry.File("app/.git/HEAD")),
        new("HARD-36", [LayerEntry.Folder("app/tests"), .. LayerEntry.Module("app/tests", "test_x")]),
        new("HARD-36", [LayerEntry.Folder($"{Packages}/tests"), .. LayerEntry.Module($"{Packages}/tests", "__init__")]),
        new("HARD-36", LayerEntry.File("app/Dockerfile")),
        new("HARD-37", LayerEntry.Program("usr/sbin/sshd", _program)),
        new("HARD-38", LayerEntry.Whiteout("etc/ssl/certs/ca-certificates.crt")),
        new("HARD-38") { Change = config => config with { Environment = [.. config.Environment, "SSL_CERT_FILE=/etc/company.pem"] } },
        new("HARD-39", LayerEntry.Whiteout("usr/share/zoneinfo")),
        new("HARD-40", LayerEntry.File($"{Packages}/new.so", new ElfBuilder { Needed = ["libc.so.6"], Needs = [("libc.so.6", "GLIBC_2.41", false)] }.Build())),
        new("HARD-40", LayerEntry.File($"{Packages}/musl.so", ElfBuilder.Library("libc.musl-x86_64.so.1"))),
        new("HARD-41", LayerEntry.File($"{Packages}/needy.so", ElfBuilder.Library("libpq.so.5"))),
        new("HARD-41", LayerEntry.File($"{Packages}/needy.so", ElfBuilder.Library("libpq.so.5")), LayerEntry.Program("opt/lib/libpq.so.5", ElfBuilder.Library())),
        new("HARD-41", LayerEntry.File($"{Packages}/needy.so", ElfBuilder.Library("libpq.so.5")), LayerEntry.Program("usr/lib/libpq.so.5", new ElfBuilder { Machine = 183 }.Build())),
        new("HARD-47", LayerEntry.File("etc/passwd", "root:x:0:0::/:\ntoor:x:0:0::/:\n")),
        new("HARD-47", LayerEntry.File("etc/group", "root:x:0:\na:x:7:\nb:x:7:\n")),
        new("HARD-47", LayerEntry.File("etc/shadow", "root:::0:::::\n")),
        new("HARD-48", LayerEntry.Program("usr/bin/su", _program) with { Mode = 0x9ED }),
        new("HARD-48", LayerEntry.Program("usr/bin/wall", _program) with { Mode = 0x5ED }),
        new("HARD-48", LayerEntry.Program("usr/bin/ping", _program) with { Attributes = [("SCHILY.xattr.security.capability", "x")] }),
        new("HARD-49", LayerEntry.File("app/.venv/.lock", "", 0b110_110_110)),
        new("HARD-49", LayerEntry.Folder("app/uploads", 0b111_111_111)),
        new("HARD-49", LayerEntry.Folder("tmp", 0b111_111_111)),
        new("HARD-50", LayerEntry.File($"{Packages}/greeter/__init__.py").OwnedBy(65532, 65532)),
        new("HARD-50", LayerEntry.File($"{Packages}/greeter/__init__.py", "x", 0b110_110_100).OwnedBy(0, 65532)),
        new("HARD-50", LayerEntry.Folder("app/.venv/bin").OwnedBy(1000, 1000)),
        new("HARD-50", LayerEntry.Program("usr/bin/python3.13", _program).OwnedBy(65532, 0)) { Change = config => config with { User = "nonroot" } },
        new("HARD-57", LayerEntry.Whiteout("app/.venv/bin/python")),
        new("HARD-57", LayerEntry.Whiteout("usr/lib64/ld-linux-x86-64.so.2")),
        new("HARD-57") { Change = config => config with { EntryPoint = ["greet"] } },
        new("HARD-57", LayerEntry.File("app/start", "#!/app/.venv/bin/python\n")) { Change = config => config with { EntryPoint = ["/app/start"] } },
        new("HARD-57", LayerEntry.Script("app/start", "#!/bin/sh\n")) { Change = config => config with { EntryPoint = ["/app/start"] } },
        new("HARD-57", LayerEntry.Script("app/start", "print(1)")) { Change = config => config with { EntryPoint = ["/app/start"] } },
        new("HARD-66", LayerEntry.File($"{Packages}/loose.py")),
        new("HARD-66", LayerEntry.Module("app/src", "main", flags: 0)),
        new("HARD-69", LayerEntry.Link("app/.venv/bin/python", "/usr/local/bin/python3.13")),
        new("HARD-69", LayerEntry.File("app/.venv/pyvenv.cfg", "home = /usr/local/bin\n")),
        new("HARD-70", LayerEntry.File("app/.venv/lib/python3.12/site-packages/x-1.dist-info/METADATA"), LayerEntry.File("app/.venv/lib/python3.12/site-packages/x-1.dist-info/RECORD")),
        new("HARD-71", LayerEntry.Script("app/.venv/bin/uvicorn", "#!/build/.venv/bin/python\n")),
        new("HARD-88", LayerEntry.Whiteout($"{Packages}/greeter-1.0.dist-info/METADATA")),
        new("HARD-88", LayerEntry.Whiteout($"{Packages}/greeter-1.0.dist-info")),
        new("HARD-88", LayerEntry.Whiteout("var/lib/dpkg")),
    ];

    private static readonly Example[] _keeps =
    [
        new("HARD-15", LayerEntry.File($"{Packages}/pytestlike-1.dist-info/METADATA"), LayerEntry.File($"{Packages}/pytestlike-1.dist-info/RECORD")),
        new("HARD-18", LayerEntry.File($"{Packages}/_virtualenv.pth", "import _virtualenv\n\n# x\n"), LayerEntry.File($"{Packages}/own.pth", "/app/src\n"), LayerEntry.Folder("app/src")),
        new("HARD-23", LayerEntry.File("var/cache/apt/archives/lock", ""), LayerEntry.File("app/.cache/data")),
        new("HARD-28", LayerEntry.File("etc/pip.conf", "[global]\nindex-url = https://index.example/simple\n"), LayerEntry.File("app/readme.md", "https://me:hunter2@x")),
        new("HARD-29", LayerEntry.File("app/.env.example", "A="), LayerEntry.File($"{Packages}/certifi/cacert.pem", "-----BEGIN CERTIFICATE-----"), LayerEntry.File("usr/share/keyrings/debian.key", [1]),
            LayerEntry.File($"{Packages}/tornado/test/test.key", Key), LayerEntry.File("app/id_rsa.pub", "ssh-rsa AAAA"), LayerEntry.File("app/.env.d/README")),
        new("HARD-31", LayerEntry.File("usr/share/bash-completion/bash"), LayerEntry.Folder("etc/bash"), LayerEntry.Link("usr/bin/sh", "busybox")),
        new("HARD-32", LayerEntry.Folder("etc/apt"), LayerEntry.File("usr/share/doc/apt"), LayerEntry.Script("app/.venv/bin/pipeline", "#!/app/.venv/bin/python\n")),
        new("HARD-33", LayerEntry.Script("app/.venv/bin/uvicorn", "#!/app/.venv/bin/python\n")),
        new("HARD-34", LayerEntry.File($"{Packages}/numpy/_core/lib/libnpymath.a"), LayerEntry.Folder("usr/include"), LayerEntry.Folder("usr/share/gcc"), LayerEntry.Script("app/.venv/bin/cmakelint", "#!/app/.venv/bin/python\n")),
        new("HARD-35", LayerEntry.File("usr/share/doc/curl")),
        new("HARD-36", [LayerEntry.Folder($"{Packages}/other/tests"), .. LayerEntry.Module($"{Packages}/other/tests", "__init__"), LayerEntry.Folder("usr/lib/python3.13/test"), LayerEntry.File("app/.venv/.gitignore", "*")]),
        new("HARD-37", LayerEntry.File("etc/ssh/sshd_config")),
        new("HARD-38", LayerEntry.File("etc/company.pem")) { Change = config => config with { Environment = [.. config.Environment, "SSL_CERT_FILE=/etc/company.pem"] } },
        new("HARD-39", LayerEntry.Whiteout("usr/share/zoneinfo"), LayerEntry.File($"{Packages}/tzdata/zoneinfo/Europe/London")),
        new("HARD-40", LayerEntry.File($"{Packages}/weak.so", new ElfBuilder { Needed = ["libc.so.6"], Needs = [("libc.so.6", "GLIBC_2.41", true)] }.Build()),
            LayerEntry.File($"{Packages}/arm.so", new ElfBuilder { Machine = 183, Needed = ["libc.so.6"], Needs = [("libc.so.6", "GLIBC_2.41", false)] }.Build())),
        new("HARD-41", LayerEntry.File($"{Packages}/a.so", new ElfBuilder { Needed = ["liba.so"], RunPath = "$ORIGIN/../a.libs" }.Build()), LayerEntry.Program("app/.venv/lib/python3.13/a.libs/liba.so", ElfBuilder.Library())),
        new("HARD-41", LayerEntry.File($"{Packages}/b.so", ElfBuilder.Library("libb.so.1")), LayerEntry.Program("lib/libb.so.1.2", ElfBuilder.Library()), LayerEntry.Link("usr/lib/libb.so.1", "libb.so.1.2")),
        new("HARD-41", LayerEntry.File($"{Packages}/c.so", ElfBuilder.Library("libc2.so")), LayerEntry.Program("opt/libc2.so", ElfBuilder.Library()), LayerEntry.File("etc/ld.so.cache", Cache("libc2.so", "/opt/libc2.so"))),
        new("HARD-41", LayerEntry.File($"{Packages}/d.so", ElfBuilder.Library("libd.so")), LayerEntry.Program("opt/libd.so", ElfBuilder.Library())) { Change = config => config with { Environment = [.. config.Environment, "LD_LIBRARY_PATH=/opt"] } },
        new("HARD-41", LayerEntry.File($"{Packages}/torch/lib/a.so", ElfBuilder.Library("libcuda.so.1", "libcudart.so.12")), LayerEntry.File($"{Packages}/nvidia/lib/libcudart.so.12", ElfBuilder.Library())),
        new("HARD-47", LayerEntry.File("etc/passwd", "root:x:0:0::/:\n\n# x\nb:x:1:0::/:\n")),
        new("HARD-48", LayerEntry.Folder("var/mail", 0x5FD)),
        new("HARD-49", LayerEntry.Folder("var/tmp", 0x3FF), LayerEntry.Link("app/x", "y")),
        new("HARD-50", LayerEntry.File("home/nonroot/data").OwnedBy(65532, 65532), LayerEntry.Folder("var/games").OwnedBy(5, 60), LayerEntry.File($"{Packages}/greeter/__init__.py", "x", 0b110_110_100)),
        new("HARD-57") { Change = config => config with { EntryPoint = ["greeter"] } },
        new("HARD-57", LayerEntry.Program("app/server", new ElfBuilder().Build())) { Change = config => config with { EntryPoint = [], Command = ["./server"] } },
        new("HARD-66", [.. LayerEntry.Module("app/src", "main"), LayerEntry.File("app/.venv/bin/activate_this.py"), LayerEntry.File("usr/share/gcc/python/printers.py")]),
        new("HARD-69", LayerEntry.Link("usr/local/bin/python", "../../bin/python3.13"), LayerEntry.Link("app/.venv/bin/python", "/usr/local/bin/python")),
        new("HARD-70", LayerEntry.Folder("app/.venv/lib/python3.12")),
        new("HARD-71", LayerEntry.Script("app/.venv/bin/tool", "#! /usr/bin/python3.13 -I\n"), LayerEntry.File("app/.venv/bin/activate.csh", "#!/bin/csh\n")),
        new("HARD-88", LayerEntry.Folder("var/lib/dpkg/status.d"), LayerEntry.Whiteout("var/lib/dpkg/status")),
    ];

    public static TheoryData<string, int> Breaks { get; } = Rows(_breaks);

    public static TheoryData<string, int> Keeps { get; } = Rows(_keeps);

    [Fact]
    public void The_image_that_the_examples_change_keeps_every_rule() => Assert.Empty(KeptImage.Check([]).Findings.Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_rule_finds_what_breaks_it(string rule, int example) => Assert.Contains(rule, KeptImage.Broken(_breaks[example].Entries, _breaks[example].Change));

    [Theory]
    [MemberData(nameof(Keeps))]
    public void A_rule_passes_what_only_looks_like_a_breach(string rule, int example) => Assert.DoesNotContain(rule, KeptImage.Broken(_keeps[example].Entries, _keeps[example].Change));

    [Fact]
    public void Each_rule_on_files_has_an_example_of_either_kind()
    {
        string[] rules = [.. HardeningRules.All.Where(rule => DockerfileRuleTests.Overrides(rule, nameof(HardeningRule.CheckFiles))).Select(rule => rule.Id)];

        Assert.Equal(26, rules.Length);
        Assert.Equal(rules, _breaks.Select(row => row.Rule).Distinct(StringComparer.Ordinal));
        Assert.Equal(rules, _keeps.Select(row => row.Rule).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_finding_names_the_path_and_repeats_nothing_of_a_secret()
    {
        var report = KeptImage.Check([LayerEntry.File("app/.env", "TOKEN=hunter2"), LayerEntry.File("etc/pip.conf", "index-url = https://me:hunter2@index.example"), LayerEntry.Program("usr/bin/su\u001b[31m", _program) with { Mode = 0x9ED }]);

        Assert.Contains("/repo/Dockerfile: error PYC4029: HARD-29: '/app/.env' looks like a secret, in layer 2. Keep it out of the build with the ignore file or a secret mount, and consider the secret known.", report.Findings.Select(finding => finding.ToString()));
        Assert.All(report.Findings, finding => Assert.DoesNotContain("hunter2", finding.Message, StringComparison.Ordinal));
        Assert.All(report.Findings, finding => Assert.DoesNotContain('\u001b', finding.Message));
    }

    [Fact]
    public void A_secret_that_a_later_layer_hides_is_found()
    {
        var files = ArchiveBuilder.Read(ArchiveBuilder.Layer(LayerEntry.File("app/.env", "A=1"), LayerEntry.File("root/.netrc", "machine x")), ArchiveBuilder.Layer(LayerEntry.Whiteout("app/.env"), LayerEntry.File("root/.netrc", "")));
        var findings = FilePolicy.Check(KeptImage.Config, files, default, new HardeningContext()).Findings.Where(finding => finding.Id == "PYC4029").Select(finding => finding.Message);

        Assert.Equal(["/app/.env", "/root/.netrc"], findings.Select(message => message.Split('\'')[1]));
        Assert.All(findings, message => Assert.Contains("in layer 1; a later layer only hides it", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_thousand_files_are_one_list_of_ten()
    {
        var findings = KeptImage.Check(Enumerable.Range(0, 1000).Select(number => LayerEntry.File($"app/data/{number:000}", "", 0b110_110_110))).Findings;

        Assert.Equal(10, findings.Count);
        Assert.StartsWith("HARD-49: '/app/data/009' can be written by everybody, and so for 990 more.", findings[9].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BaseKind.Slim, false, "HARD-31 HARD-32", "HARD-35")]
    [InlineData(BaseKind.WolfiPython, false, "", "HARD-31 HARD-32 HARD-35")]
    [InlineData(BaseKind.DistrolessCc, true, "HARD-31", "HARD-32 HARD-35")]
    [InlineData(BaseKind.DistrolessCc, false, "", "HARD-31 HARD-32 HARD-35")]
    [InlineData(null, false, "", "HARD-31 HARD-32 HARD-35")]
    public void What_nobody_can_take_out_of_a_base_is_excused_with_a_reason(BaseKind? @base, bool isDebug, string excused, string told)
    {
        var context = @base is { } kind ? KeptImage.Generated(kind, isDebug) : new HardeningContext();
        var report = KeptImage.Check([LayerEntry.Program("usr/bin/sh", _program), LayerEntry.Program("usr/bin/wget", _program), LayerEntry.Program("usr/bin/apk", _program)], context: context);

        Assert.Equal(excused, string.Join(' ', report.Excuses.Select(excuse => excuse.Rule.Id)));
        Assert.All(report.Excuses, excuse => Assert.True(excuse is { IsBuiltIn: true, Reason.Length: > 0 }));
        Assert.Equal(told, string.Join(' ', report.Findings.Select(finding => HardeningRules.Find(finding.Id)!.Id).Except(excused.Split(' '))));
        Assert.All(report.Findings.Where(finding => excused.Contains(HardeningRules.Find(finding.Id)!.Id, StringComparison.Ordinal)), finding => Assert.Equal(DiagnosticSeverity.Message, finding.Severity));
    }

    [Fact]
    public void Of_an_image_of_Wolfi_only_the_wheel_of_pip_is_excused()
    {
        var report = KeptImage.Check([LayerEntry.File("usr/share/python-wheels/pip-26.0-py3-none-any.whl"), LayerEntry.Program("usr/bin/apk", _program)], context: KeptImage.Generated(BaseKind.WolfiPython));

        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Message], report.Findings.Select(finding => finding.Severity).OrderDescending());
        Assert.Contains("python-wheels", report.Findings.Single(finding => finding.Severity == DiagnosticSeverity.Message).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_the_user_hold_and_come_before_what_is_built_in()
    {
        var settings = new[] { HardeningSettings.Read("HARD-31", "error", "", default, out _)!, HardeningSettings.Read("HARD-35", "none", "needed", default, out _)! };
        var report = KeptImage.Check([LayerEntry.Program("usr/bin/sh", _program), LayerEntry.Program("usr/bin/curl", _program)], context: KeptImage.Generated(BaseKind.Slim) with { Settings = settings });

        Assert.Equal(["PYC4031 Error"], report.Findings.Select(finding => $"{finding.Id} {finding.Severity}"));
        Assert.Equal(["HARD-35 is off (1 finding): needed"], report.Excuses.Select(excuse => excuse.ToString()));
    }

    private static byte[] Cache(string name, string path)
    {
        byte[] texts = [.. System.Text.Encoding.ASCII.GetBytes(name), 0, .. System.Text.Encoding.ASCII.GetBytes(path), 0];
        byte[] header = [.. "glibc-ld.so.cache1.1"u8, .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(texts.Length), .. new byte[20]];
        byte[] entry = [.. BitConverter.GetBytes(0x0303), .. BitConverter.GetBytes(72), .. BitConverter.GetBytes(72 + name.Length + 1), .. new byte[12]];
        // The older form stands before it in the files of some distributions.
        return [.. "ld.so-1.7.0\0"u8, 0, 0, 0, 0, .. header, .. entry, .. texts];
    }

    private static TheoryData<string, int> Rows(Example[] examples)
    {
        var rows = new TheoryData<string, int>();
        for (var index = 0; index < examples.Length; index++)
            rows.Add(examples[index].Rule, index);
        return rows;
    }

    private sealed record Example(string Rule, params LayerEntry[] Entries)
    {
        public Func<ImageConfig, ImageConfig>? Change { get; init; }
    }
}

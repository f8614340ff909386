using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-48: no program gives rights to whoever starts it: setuid, setgid, file capabilities (CIS Docker Benchmark 4.8, CIS-DI-0008, CCI-002235).</summary>
internal sealed class NoPrivilegedFiles() : HardeningRule(48, HardeningGrade.High, "Remove it, or take the bits away where it comes from: 'chmod a-s', 'setcap -r'.")
{
    // 4000 and 2000 in the octal numbers of chmod.
    private const int SetUser = 0x800;
    private const int SetGroup = 0x400;

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from file in files.Files.Files
        where file.Kind == ImageFileKind.File
        let what = (file.Mode & SetUser) != 0 ? "has the bit setuid" : (file.Mode & SetGroup) != 0 ? "has the bit setgid" : file.HasCapabilities ? "has file capabilities" : null
        where what is not null
        select new FileFinding(file.Path, what);
}

using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-49: nothing can be written by everybody, but folders for passing files in which each file keeps its owner (CIS).</summary>
internal sealed class NothingWritableForAll() : HardeningRule(49, HardeningGrade.High, "Take the bit away where it comes from: 'chmod o-w'.")
{
    // 0002 and 1000 in the octal numbers of chmod.
    private const int WritableForAll = 0x002;
    private const int Sticky = 0x200;

    // hier(7): made anew at each start of a system, or meant to be shared.
    private static readonly HashSet<string> _shared = new(StringComparer.Ordinal) { "/tmp", "/var/tmp", "/run/lock", "/var/lock", "/dev/shm" };

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from file in files.Files.Files
        where file.Kind is ImageFileKind.File or ImageFileKind.Directory && (file.Mode & WritableForAll) != 0 && !IsShared(file)
        select new FileFinding(file.Path, "can be written by everybody");

    private static bool IsShared(ImageFile file) => file.Kind == ImageFileKind.Directory && (file.Mode & Sticky) != 0 && _shared.Contains(file.Path);
}

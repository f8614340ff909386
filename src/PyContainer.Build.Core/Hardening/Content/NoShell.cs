namespace PyContainer.Build.Hardening;

/// <summary>HARD-31: no shell (NIST 800-190, distroless): whoever breaks in has nothing to run commands with.</summary>
internal sealed class NoShell() : HardeningRule(31, HardeningGrade.High, "Ship a base without one, such as distroless-cc.")
{
    private static readonly HashSet<string> _shells = new(StringComparer.Ordinal) { "sh", "bash", "dash", "ash", "busybox", "toybox", "zsh", "ksh", "mksh", "csh", "tcsh", "fish" };

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) => files.Programs(_shells).Select(file => new FileFinding(file.Path, "is a shell"));
}

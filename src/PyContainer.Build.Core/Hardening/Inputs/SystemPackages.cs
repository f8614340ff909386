using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-10: what ships gets no packages of the distribution. In a builder they have versions, bring nothing that is only recommended,
/// leave no lists, and are neither updated alone nor upgraded (CIS Docker Benchmark 4.3 and 4.7; DL3008, DL3009, DL3015, DL3018, DL3019,
/// DL3027; DS-0017, DS-0021, DS-0025, DS-0029; CIS-DI-0007; DKL-DI-0003 to 0005). Wolfi's packages need no version: its index drops old
/// ones, so that a version is a build that breaks. A tree that <c>apk --root</c> lays out is not the stage itself.
/// </summary>
internal sealed class SystemPackages() : HardeningRule(10, HardeningGrade.Medium, "In a builder name versions, add '--no-install-recommends' or '--no-cache', and remove the lists in the same RUN; what ships gets none.")
{
    private static readonly string[] _apt = ["apt", "apt-get", "aptitude"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from step in file.Steps
        from fault in step.Commands.SelectMany(command => Faults(step, command, file.Production.Chain.Contains(step.Stage)))
        select new Finding(step.Run, fault);

    private static IEnumerable<string> Faults(BuildStep step, ShellCommand command, bool ships)
    {
        var verb = command.Operands.FirstOrDefault() ?? "";
        var isApt = _apt.Contains(command.Program);
        if (!isApt && command.Program != "apk")
            return [];
        if (verb is "install" or "add" && ships && !command.Has("--root"))
            return [$"'{command.Program} {verb}' runs in what ships"];
        return (isApt ? Apt(step, command, verb) : Apk(step, command, verb)).Select(fault => $"'{command.Program} {verb}' {fault}");
    }

    private static IEnumerable<string> Apt(BuildStep step, ShellCommand command, string verb)
    {
        if (verb is "upgrade" or "dist-upgrade" or "full-upgrade")
            yield return "changes what the base is";
        if (verb == "update" && !step.Commands.Any(other => _apt.Contains(other.Program) && other.Operands.Contains("install")))
            yield return "stands alone, so that the list grows old in its layer";
        if (verb != "install")
            yield break;
        if (!command.Has("--no-install-recommends") && !command.Words.Contains("APT::Install-Recommends=false"))
            yield return "brings what is only recommended";
        if (command.Operands.Skip(1).Any(name => !name.Contains('=', StringComparison.Ordinal)))
            yield return "names a package without a version";
        var removesLists = step.Commands.Any(other => other.Program == "rm" && other.Words.Any(word => word.Contains("/var/lib/apt/lists", StringComparison.Ordinal)));
        if (!removesLists && !step.Mounts("cache").Concat(step.Mounts("tmpfs")).Any(mount => mount.Target.StartsWith("/var/lib/apt", StringComparison.Ordinal)))
            yield return "leaves its lists in the layer";
    }

    private static IEnumerable<string> Apk(BuildStep step, ShellCommand command, string verb)
    {
        if (verb is "upgrade" or "update")
            yield return "changes what the base is";
        if (verb != "add")
            yield break;
        if (!command.Has("--no-cache") && !step.Mounts("cache").Any(mount => mount.Target.Contains("apk", StringComparison.Ordinal)))
            yield return "leaves its index in the layer";
        var packages = command.Operands.Skip(1).Where(name => !name.StartsWith('/') && !name.StartsWith('.'));
        if (!new ImageName(step.Stage.RootImage).IsChainguard && packages.Any(name => !name.Contains('=', StringComparison.Ordinal) && !name.Contains('~', StringComparison.Ordinal)))
            yield return "names a package without a version";
    }
}

using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The official slim image, as builder and as what ships. A shell and apt remain in it; setuid bits and pip go, and the standard
/// library is compiled, which the image leaves to each start.
/// </summary>
internal sealed class Slim : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => Runtime(plan);

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse($"docker.io/library/python:{plan.Python}-slim-trixie");

    /// <inheritdoc/>
    internal override string SystemPython(ServicePlan plan) => $"/usr/local/bin/python{plan.Python.MinorText}";

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) =>
    [
        new("UV_PYTHON", SystemPython(plan)),
        new("UV_PYTHON_DOWNLOADS", "never"),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads)
    {
        var plan = downloads.Plan;
        var library = $"/usr/local/lib/python{plan.Python.MinorText}";
        var packages = Apt.Install([.. plan.Options.PackagesFor(PackageStage.Prod)]);
        return
        [
            .. packages.Count == 0 ? Array.Empty<Run>() : [WithDates(downloads.InstallSystem([.. packages, Dates]))],
            WithDates(new Run(new RunCommand.Shell(
            [
                "find / -xdev -perm /6000 -type f -exec chmod a-s {} +",
                $"rm -rf {library}/site-packages/pip* {library}/ensurepip /usr/local/bin/pip*",
                Bytecode.CompileLibrary(SystemPython(plan), library, "", "", Dates),
            ])) { IsOffline = true }),
        ];
    }

    // Whatever a step wrote gets the constant date; the rest of the image keeps its own.
    private const string Start = "/tmp/start";

    private static string Dates => $"find / -xdev -newer {Start} -exec touch -h -d @{Layout.Epoch} {{}} +";

    private static Run WithDates(Run run) => run with
    {
        Command = new RunCommand.Shell(["touch " + Start, .. ((RunCommand.Shell)run.Command).Commands]),
        Mounts = [new TmpfsMount("/tmp"), .. run.Mounts],
    };
}

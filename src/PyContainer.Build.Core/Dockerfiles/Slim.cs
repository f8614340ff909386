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
    internal override IReadOnlyList<Instruction> PrepareRuntime(ServicePlan plan)
    {
        var library = $"/usr/local/lib/python{plan.Python.MinorText}";
        var packages = Apt.Install([.. plan.Options.PackagesFor(PackageStage.Prod)]);
        return
        [
            new Run(new RunCommand.Shell(
            [
                "touch /tmp/start",
                .. packages,
                "find / -xdev -perm /6000 -type f -exec chmod a-s {} +",
                $"rm -rf {library}/site-packages/pip* {library}/ensurepip /usr/local/bin/pip*",
                // Whatever this step wrote gets the constant date; the rest of the image keeps its own.
                Bytecode.CompileLibrary(SystemPython(plan), library, "", "",
                    $"find / -xdev -newer /tmp/start -exec touch -h -d @{Layout.Epoch} {{}} +"),
            ]))
            {
                Mounts = [new TmpfsMount("/tmp")],
                IsOffline = packages.Count == 0,
            },
        ];
    }
}

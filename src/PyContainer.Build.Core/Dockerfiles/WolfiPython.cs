using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Wolfi's own CPython, in a root file system that apk lays out from nothing: the interpreter, libstdc++ and the certificates; no shell
/// and no apk. Versions of apk packages rot, so the base's digest is what pins them.
/// </summary>
internal sealed class WolfiPython : BaseRecipe
{
    private const string Root = "/rootfs";
    private const string Certificates = "/etc/ssl/certs/ca-certificates.crt";

    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("cgr.dev/chainguard/wolfi-base:latest");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("scratch");

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) =>
        [new("UV_PYTHON", Interpreter(plan)), new("UV_PYTHON_DOWNLOADS", "never")];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) =>
        [downloads.Run([downloads.With($"apk add --no-cache python-{downloads.Plan.Python.MinorText}")])];

    /// <inheritdoc/>
    internal override IReadOnlyList<Stage> SideStages(ServicePlan plan)
    {
        var downloads = new Downloads(plan);
        string[] packages = ["wolfi-baselayout", $"python-{plan.Python.MinorText}-base", "libstdc++", "ca-certificates-bundle"];
        return
        [
            new Stage("layout", "base", "The root file system that ships, with nothing in it that was not asked for.",
            [
                downloads.Run(
                [
                    downloads.With($"apk add --no-cache --no-scripts --initdb --root {Root} --keys-dir /etc/apk/keys --repositories-file /etc/apk/repositories \\\n    {string.Join(' ', packages)}"),
                    Bytecode.Compile(Interpreter(plan), $"{Root}/usr/lib/python{plan.Python.MinorText}", $"-s {Root} -p / "),
                    Layout.Touch(Root),
                ]),
            ]),
        ];
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(ServicePlan plan) =>
        [new Copy([$"{Root}/"], "/", "layout", "0:0"), new Env([new("SSL_CERT_FILE", Certificates)])];

    private static string Interpreter(ServicePlan plan) => $"/usr/bin/python{plan.Python.MinorText}";
}

using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>pip with the interpreter of the builder; no uv is in the build. Each artefact is held against a hash, and wheels alone are taken.</summary>
/// <param name="downloads">The service.</param>
/// <param name="interpreter">The builder's interpreter, at the path that ships.</param>
internal sealed class PipInstaller(Downloads downloads, string interpreter) : RequirementsInstaller(downloads)
{
    private const string Cache = "/root/.cache/pip";

    /// <inheritdoc/>
    internal override IEnumerable<Mount> Mounts => Downloads.MountsWith(new CacheMount($"{Plan.ProjectName}-pip-python{Plan.Python.MinorText}", Cache));

    /// <inheritdoc/>
    internal override bool HasDependencies => Has(Requirements);

    // Older releases of pip read no other variable.
    private string Certificate => Plan.Options.CaCertificate is null ? "" : $"PIP_CERT=/run/secrets/{Layout.CertificateSecret} ";

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) =>
    [
        new Workdir(Plan.Outside.SourceRoot),
        new Env([new("PIP_DISABLE_PIP_VERSION_CHECK", "1"), new("PIP_NO_INPUT", "1"), new("PIP_ROOT_USER_ACTION", "ignore")]),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Dependencies() =>
    [
        $"{interpreter} -m venv --without-pip {Layout.Environment}",
        .. HasDependencies ? [Install(Requirements, " --no-compile"), Bytecode.CompilePackages(Layout.Interpreter, Layout.Environment + "/lib")] : Array.Empty<string>(),
        Layout.Touch(Layout.Application),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => !Plan.BuildsOwn ? [] : [Run($"install --no-deps --no-compile {OwnFolders}")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() =>
    [
        .. Has(DevelopmentRequirements) ? [Install(DevelopmentRequirements, "")] : Array.Empty<string>(),
        .. Plan.BuildsOwn ? [Run($"install --no-deps {EditableFolders}")] : Array.Empty<string>(),
    ];

    // A file without hashes may name fewer packages than it takes; then pip finds the rest.
    private string Install(string file, string more) =>
        Run($"install {(Plan.Options.AllowsUnhashed ? "" : "--require-hashes ")}{OnlyWheels}{more} -r {file}");

    private string Run(string command) => Downloads.With($"{Certificate}{interpreter} -m pip --python {Layout.Interpreter} {command}");
}

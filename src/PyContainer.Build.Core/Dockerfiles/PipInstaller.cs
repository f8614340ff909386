using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>pip with the interpreter of the builder; no uv is in the build. Each artefact is held against a hash, and wheels alone are taken.</summary>
/// <param name="downloads">The service.</param>
/// <param name="interpreter">The builder's interpreter, at the path that ships.</param>
internal sealed class PipInstaller(Downloads downloads, string interpreter) : RequirementsInstaller(downloads)
{
    private const string Cache = "/root/.cache/pip";

    /// <inheritdoc/>
    protected override IEnumerable<Mount> Mounts => Downloads.MountsWith(new CacheMount($"{Plan.ProjectName}-pip-python{Plan.Python.MinorText}", Cache));

    /// <inheritdoc/>
    protected override bool HasDependencies => Has(Requirements);

    /// <inheritdoc/>
    protected override bool HasDevelopment => DevelopmentFiles.Length > 0;

    // Older releases of pip read no other variable.
    private string Certificate => Plan.Options.CaCertificate is null ? "" : $"PIP_CERT=/run/secrets/{Layout.CertificateSecret} ";

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) =>
        [new Env([new("PIP_DISABLE_PIP_VERSION_CHECK", "1"), new("PIP_NO_INPUT", "1"), new("PIP_ROOT_USER_ACTION", "ignore")])];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDependencies() => [Environment, .. HasDependencies ? [Install(Read(Requirements))] : Array.Empty<string>()];

    // One call: pip starts the interpreter of the environment, and a second one would meet the .pth files of the first one's packages.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDevelopment() => [Environment, .. DevelopmentFiles.Length > 0 ? [Install(DevelopmentFiles)] : Array.Empty<string>()];

    /// <inheritdoc/>
    protected override string FetchBackEnds(int number, string requirements) =>
        Downloads.With($"{Certificate}{interpreter} -m pip download {OnlyWheels.Of(Plan)} --dest {Layout.BackEnds} {requirements}");

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => !Plan.BuildsOwn ? [] : [Run($"install {Offline(Plan.BackEnds)}--no-deps --no-compile {OwnFolders}")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() => !Plan.BuildsOwn ? [] : [Run($"install {Offline(Plan.DevelopmentBackEnds)}--no-deps --no-compile {EditableFolders}")];

    private string Environment => $"{interpreter} -m venv --without-pip {Layout.Environment}";

    private static string Offline(BackEnds backEnds) => "--no-index " + (backEnds.Exist ? $"--find-links {Layout.BackEnds} " : "");

    // A file without hashes may name fewer packages than it takes; then pip finds the rest.
    private string Install(string files) => Downloads.With($"{Certificate}{Run($"install {(Plan.Options.AllowsUnhashed ? "" : "--require-hashes ")}{OnlyWheels.Of(Plan)} --no-compile {files}")}");

    private string Run(string command) => $"{interpreter} -m pip --python {Layout.Interpreter} {command}";
}

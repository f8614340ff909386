using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>pip with the interpreter of the builder; no uv is in the build. Each artefact is held against a hash, and wheels alone are taken.</summary>
/// <param name="downloads">The service.</param>
/// <param name="interpreter">The builder's interpreter, at the path that ships.</param>
internal sealed class PipInstaller(Downloads downloads, string interpreter) : Installer(downloads)
{
    private const string Cache = "/root/.cache/pip";

    /// <inheritdoc/>
    internal override string Reason => "The packages of others, from the requirements in the build context 'closure'.";

    /// <inheritdoc/>
    internal override IEnumerable<Mount> Mounts => Downloads.MountsWith(new CacheMount($"{Plan.ProjectName}-pip-python{Plan.Python.MinorText}", Cache));

    /// <inheritdoc/>
    internal override bool DevelopmentNeedsClosure => true;

    /// <inheritdoc/>
    internal override bool HasDependencies => HasRequirements("requirements.txt");

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
        .. HasDependencies ? [Install("requirements.txt", " --no-compile"), Bytecode.CompilePackages(Layout.Interpreter, Layout.Environment + "/lib")] : Array.Empty<string>(),
        Layout.Touch(Layout.Application),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => !Builds ? [] :
        [Run($"install --no-deps --no-compile {string.Join(' ', Plan.OwnFolders.Select(folder => ShellWord.Quote("./" + folder)))}")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() =>
    [
        .. HasRequirements("requirements-dev.txt") ? [Install("/tmp/requirements-dev.txt", "")] : Array.Empty<string>(),
        .. Builds ? [Run($"install --no-deps {string.Join(' ', Plan.OwnFolders.Select(folder => "--editable " + ShellWord.Quote("./" + folder)))}")] : Array.Empty<string>(),
    ];

    private bool HasRequirements(string file) => Plan.Closure.Single(planned => planned.Path == file).Text.Length > 0;

    // A file without hashes may name fewer packages than it takes; then pip finds the rest.
    private string Install(string file, string more) =>
        Run($"install {(Plan.Options.AllowsUnhashed ? "" : "--require-hashes ")}--only-binary :all:{string.Concat(Plan.Options.BuiltFromSource.Select(name => " --no-binary " + name))}{more} -r {file}");

    private string Run(string command) => Downloads.With($"{Certificate}{interpreter} -m pip --python {Layout.Interpreter} {command}");
}

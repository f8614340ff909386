using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The same requirements on a base whose Python uv manages: uv is there anyway, and reads the file as pip does.</summary>
internal sealed class UvPipInstaller(Downloads downloads) : Installer(downloads)
{
    private const string Install = "uv pip install --python " + Layout.Interpreter;

    /// <inheritdoc/>
    internal override string Reason => "The packages of others, from the requirements in the build context 'closure'.";

    /// <inheritdoc/>
    internal override IEnumerable<Mount> Mounts => Downloads.Mounts;

    /// <inheritdoc/>
    internal override bool DevelopmentNeedsClosure => true;

    private string Hashes => (Plan.Options.AllowsUnhashed ? "" : " --require-hashes") + (Plan.Options.BuiltFromSource.Count == 0 ? " --no-build" : " --only-binary :all:" + string.Concat(Plan.Options.BuiltFromSource.Select(name => " --no-binary " + name)));

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) => UvInstaller.Uv(Plan, recipe);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Dependencies() =>
    [
        $"uv venv {Layout.Environment}",
        Downloads.With($"{Bytecode.Compact} {Install}{Hashes} --compile-bytecode -r requirements.txt"),
        $"rm -f {Layout.Environment}/.lock",
        Layout.Touch(Layout.Application),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => !Builds ? [] : [Downloads.With($"{Install} --no-deps {string.Join(' ', Plan.OwnFolders.Select(folder => ShellWord.Quote("./" + folder)))}")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() =>
    [
        Downloads.With($"{Install}{Hashes} -r /tmp/requirements-dev.txt"),
        .. Builds ? [Downloads.With($"{Install} --no-deps {string.Join(' ', Plan.OwnFolders.Select(folder => "--editable " + ShellWord.Quote("./" + folder)))}")] : Array.Empty<string>(),
    ];
}

using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The same requirements on a base whose Python uv manages: uv is there anyway, and reads the file as pip does.</summary>
internal sealed class UvPipInstaller(Downloads downloads) : RequirementsInstaller(downloads)
{
    private const string Install = "uv pip install --python " + Layout.Interpreter;

    /// <inheritdoc/>
    internal override IEnumerable<Mount> Mounts => Downloads.Mounts;

    private string Hashes => (Plan.Options.AllowsUnhashed ? "" : " --require-hashes") + (Plan.Options.BuiltFromSource.Count == 0 ? " --no-build" : " " + OnlyWheels);

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) => UvInstaller.Uv(Plan, recipe);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Dependencies() =>
    [
        $"uv venv {Layout.Environment}",
        Downloads.With($"{Bytecode.Compact} {Install}{Hashes} --compile-bytecode -r {Requirements}"),
        $"rm -f {Layout.Environment}/.lock",
        Layout.Touch(Layout.Application),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => !Plan.BuildsOwn ? [] : [Downloads.With($"{Install} --no-deps {OwnFolders}")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() =>
    [
        Downloads.With($"{Install}{Hashes} -r {DevelopmentRequirements}"),
        .. Plan.BuildsOwn ? [Downloads.With($"{Install} --no-deps {EditableFolders}")] : Array.Empty<string>(),
    ];
}

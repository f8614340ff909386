using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The same requirements on a base whose Python uv manages: uv is there anyway, and reads the file as pip does.</summary>
internal sealed class UvPipInstaller(Downloads downloads) : RequirementsInstaller(downloads)
{
    private const string Install = "uv pip install --python " + Layout.Interpreter;

    /// <inheritdoc/>
    protected override IEnumerable<Mount> Mounts => Downloads.Mounts;

    /// <inheritdoc/>
    protected override IEnumerable<Mount> BackEndMounts => Downloads.Uncached;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AfterCompiling => [UvInstaller.Ready];

    private string Hashes => (Plan.Options.AllowsUnhashed ? "" : " --require-hashes") + (Plan.Options.BuiltFromSource.Count == 0 ? " --no-build" : " " + OnlyWheels.Of(Plan));

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) => UvInstaller.Uv(Plan, recipe);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDependencies() => Fetch(Read(Requirements));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDevelopment() => Fetch(DevelopmentFiles);

    /// <inheritdoc/>
    protected override string FetchBackEnds(int number, string requirements) => UvInstaller.Fetch(Downloads, "", number, requirements);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() => Build(OwnFolders);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() => Build(EditableFolders);

    private IReadOnlyList<string> Fetch(string files) =>
        [$"uv venv {Layout.Environment}", .. files.Length == 0 ? Array.Empty<string>() : [Downloads.With($"{Install}{Hashes} {UvInstaller.NoBytecode} {files}")], $"rm -f {Layout.Environment}/.lock"];

    private IReadOnlyList<string> Build(string folders) =>
        !Plan.BuildsOwn ? [] : [.. UvInstaller.Offline(Plan.BackEnds.Exist), $"{Install} --directory {Plan.Outside.SourceRoot} --no-deps {folders}"];
}

using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-71: the environment has one path in builder and runtime: its scripts hold it in their first line (uv's documentation). The
/// image's files are the proof; a COPY that moves an environment is seen in the file already.
/// </summary>
internal sealed class EnvironmentStays() : HardeningRule(71, HardeningGrade.High, "Make the environment at the path where it ships.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Shipped.OfType<CopyInstruction>()
        where file.SourceOf(copy) is not null
        from source in copy.Sources
        let origin = Paths.Trim(source)
        let to = Paths.Trim(copy.Before.Resolve(copy.Destination))
        where origin.StartsWith('/') && origin.EndsWith("venv", StringComparison.Ordinal) && to.StartsWith('/') && origin != to
        select new Finding(copy, $"the environment '{origin}' is moved to '{to}'");

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from environment in files.Environments
        from file in files.Files.In(environment.Prefix + "/bin")
        where file.IsExecutable && ProgramStarts.ScriptInterpreter(file) is { } interpreter && files.Files.Resolve(interpreter) is not { IsExecutable: true }
        select new FileFinding(file.Path, $"names '{ProgramStarts.ScriptInterpreter(file)}' in its first line, which is not there");
}

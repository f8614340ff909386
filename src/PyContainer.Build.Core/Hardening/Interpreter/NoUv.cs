using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-33: uv does not ship (uv's guide for Docker). The image's files are the proof; a COPY of it into what ships is seen in the file already.</summary>
internal sealed class NoUv() : HardeningRule(33, HardeningGrade.High, "Copy uv into a stage for the build only.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Shipped.OfType<CopyInstruction>()
        where copy.Sources.Any(source => source[(source.LastIndexOf('/') + 1)..] is "uv" or "uvx") && copy.From is not null
        select new Finding(copy, "uv is in what ships");

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.Programs(name => name is "uv" or "uvx").Select(file => new FileFinding(file.Path, "fetches and runs"))
            .Concat(files.Files.Files.Where(file => file is { Name: "uv" or "uvx", IsExecutable: true, Folder: "/" }).Select(file => new FileFinding(file.Path, "fetches and runs")));
}

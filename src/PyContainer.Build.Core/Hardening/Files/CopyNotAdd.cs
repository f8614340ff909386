using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-78: COPY, because ADD unpacks and fetches (CIS Docker Benchmark 4.9, DL3020, DS-0005, CIS-DI-0009). A file of the network with its checksum is what only ADD can do.</summary>
internal sealed class CopyNotAdd() : HardeningRule(78, HardeningGrade.High, "Write COPY.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
        where copy.IsAdd && copy.Source.Flag("checksum") is null
        select new Finding(copy, "ADD may unpack or fetch what it is given");
}

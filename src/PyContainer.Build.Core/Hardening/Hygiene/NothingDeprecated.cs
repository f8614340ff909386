using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-93: nothing that BuildKit will stop reading: MAINTAINER, <c>ENV name value</c>, empty lines in a continuation (MaintainerDeprecated, LegacyKeyValueFormat, NoEmptyContinuation, DL4000, DS-0022).</summary>
internal sealed class NothingDeprecated() : HardeningRule(93, HardeningGrade.Low, "Write 'LABEL org.opencontainers.image.authors=…', 'ENV name=value', and no empty line after a backslash.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from instruction in file.Document.Instructions
        let what = instruction switch
        {
            MaintainerInstruction => "MAINTAINER is deprecated",
            EnvInstruction { IsLegacyForm: true } => "ENV without an equals sign is deprecated",
            _ => instruction.Source.HasEmptyContinuation ? "an empty line stands in a continuation" : null,
        }
        where what is not null
        select new Finding(instruction, what);
}

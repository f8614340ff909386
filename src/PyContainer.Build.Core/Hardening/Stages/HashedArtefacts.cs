namespace PyContainer.Build.Hardening;

/// <summary>HARD-16: each artefact is held against a hash (CIS Docker Benchmark 4.11, OpenSSF Scorecard). uv.lock has them; pip must be told.</summary>
internal sealed class HashedArtefacts() : HardeningRule(16, HardeningGrade.High, "Add '--require-hashes' and a file that 'uv export' or 'uv pip compile --generate-hashes' wrote.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from install in file.Installs
        where install.Step.Feeds && install.UsesIndex && !install.IsHashed
        select new Finding(install.Step.Run, $"'{install.Command}' verifies nothing");
}

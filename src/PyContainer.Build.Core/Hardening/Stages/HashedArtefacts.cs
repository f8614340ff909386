namespace PyContainer.Build.Hardening;

/// <summary>HARD-16: each artefact is held against a hash (CIS Docker Benchmark 4.11, OpenSSF Scorecard). uv.lock has them where the index gives them; pip must be told.</summary>
internal sealed class HashedArtefacts() : HardeningRule(16, HardeningGrade.High, "Lock from an index that gives hashes; for pip, add '--require-hashes' and a file that 'uv export' or 'uv pip compile --generate-hashes' wrote.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        (from install in file.Installs
         where install.Step.Feeds && install.UsesIndex && !install.IsHashed && !IsThrownAway(install)
         select new Finding(install.Step.Run, $"'{install.Command}' verifies nothing"))
        .Concat(file.Context.Unverified.Select(package => new Finding(package.At.Line, $"a file of '{package.Name}' has no hash in the lock") { File = package.At.File }));

    // A tool of the build: nothing of it ships, and no lock records its hashes.
    private static bool IsThrownAway(PipInstall install) => install.Command.Value("--target")?.StartsWith("/tmp/", StringComparison.Ordinal) == true;
}

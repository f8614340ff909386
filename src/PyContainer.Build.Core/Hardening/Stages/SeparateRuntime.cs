using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-11: what ships starts from a runtime image, and nothing runs in it, so that no tool of the build stays (Docker's best practices,
/// CIS Docker Benchmark 4.3). The official Python image may clean up after itself: a RUN without network is allowed on it.
/// </summary>
internal sealed class SeparateRuntime() : HardeningRule(11, HardeningGrade.High, "Build in one stage and copy the result into another that starts from a runtime image.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (file.Document.Stages.Count < 2)
            yield return file.Missing("there is one stage only, so that the tools of the build ship");
        var mayCleanUp = new ImageName(file.Production.RootImage).IsOfficialPython;
        foreach (var run in file.Shipped.OfType<RunInstruction>().Where(run => !mayCleanUp || !run.IsOffline))
            yield return new Finding(run, "a RUN stands in what ships");
    }
}

using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-61: one health check, in exec form, since a shell may not be there (CIS Docker Benchmark 4.6, CIS-DI-0006, DS-0026, DS-0023,
/// DL3057, DL3012, CCI-002385). NONE is an answer too, for a worker that exposes no port.
/// </summary>
internal sealed class OneHealthCheck() : HardeningRule(61, HardeningGrade.Medium, "Write 'HEALTHCHECK … CMD [\"/app/.venv/bin/python\", …]'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var last = file.Last<HealthCheckInstruction>();
        if (last is null)
            yield return file.Missing("what ships has no HEALTHCHECK");
        else if (last.Probe is null && file.Last<ExposeInstruction>() is not null)
            yield return new Finding(last, "a service with a port has no health check");
        else if (last.Probe is { IsShellForm: true })
            yield return new Finding(last, "the health check is in shell form");
        foreach (var second in file.Production.Chain.SelectMany(stage => stage.Instructions.OfType<HealthCheckInstruction>().Skip(1)))
            yield return new Finding(second, "HEALTHCHECK stands twice in a stage");
    }

    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        if (image.HealthCheck is not { Test.Count: > 0 } check)
            yield return "the image has no HEALTHCHECK";
        else if (check.IsNone && image.ExposedPorts.Count > 0)
            yield return "a service with a port has no health check";
        else if (check.Test[0] == "CMD-SHELL")
            yield return "the health check is in shell form";
    }
}

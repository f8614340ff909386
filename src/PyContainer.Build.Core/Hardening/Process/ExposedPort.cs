using System.Globalization;
using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-64: the port is written, is one that needs no privilege, with its protocol in small letters and no port of the host (CCI-001762,
/// DL3011, DS-0008, ExposeProtoCasing, ExposeInvalidFormat). A worker without a port says so with 'HEALTHCHECK NONE'.
/// </summary>
internal sealed class ExposedPort() : HardeningRule(64, HardeningGrade.High, "Write 'EXPOSE 8000/tcp', or 'HEALTHCHECK NONE' for a worker without a port.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var ports = file.Shipped.OfType<ExposeInstruction>().ToList();
        if (ports.Count == 0 && file.Last<HealthCheckInstruction>() is null or { Probe: not null })
            yield return file.Missing("what ships exposes no port");
        foreach (var (at, port) in ports.SelectMany(expose => expose.Ports.Select(port => (expose, port))))
        {
            if (Fault(port) is { } fault)
                yield return new Finding(at, fault);
        }
    }

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.ExposedPorts.Count == 0 ? image.HealthCheck is { IsNone: true } ? [] : ["the image exposes no port"] : image.ExposedPorts.Select(Fault).OfType<string>();

    private static string? Fault(string text)
    {
        if (text.Contains('$', StringComparison.Ordinal))
            return null;
        if (text.Contains(':', StringComparison.Ordinal))
            return $"'{text}' names a port of the host";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocol = slash < 0 ? "tcp" : text[(slash + 1)..];
        if (protocol is not ("tcp" or "udp" or "sctp"))
            return $"'{text}' has a protocol that is none in small letters";
        var numbers = (slash < 0 ? text : text[..slash]).Split('-');
        return numbers.All(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1024 and <= 65535)
            ? null : $"'{text}' is not a port from 1024 to 65535";
    }
}

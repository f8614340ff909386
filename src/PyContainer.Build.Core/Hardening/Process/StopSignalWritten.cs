using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-63: the signal that stops the service stands in the file; a program that does not obey it takes ten seconds and ends with 137 (Docker's reference).</summary>
internal sealed class StopSignalWritten() : HardeningRule(63, HardeningGrade.Medium, "Write 'STOPSIGNAL SIGTERM' for a server that handles it, 'STOPSIGNAL SIGINT' for a plain program.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) => file.Last<StopSignalInstruction>() is null ? [file.Missing("what ships writes no STOPSIGNAL")] : [];

    internal override IEnumerable<string> CheckImage(ImageConfig image) => image.StopSignal.Length == 0 ? ["the image writes no STOPSIGNAL"] : [];
}

using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-37: no port of an SSH server (CCI-000381, DS-0004, CKV_DOCKER_1).</summary>
internal sealed class NoSsh() : HardeningRule(37, HardeningGrade.High, "Take the SSH server out; 'docker exec' and debug containers replace it.")
{
    internal override IEnumerable<string> CheckImage(ImageConfig image) => image.ExposedPorts.Any(port => port.Split('/')[0] == "22") ? ["the image exposes port 22"] : [];

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) => files.Programs(name => name is "sshd" or "dropbear").Select(file => new FileFinding(file.Path, "is an SSH server"));
}

using System.Text.RegularExpressions;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Python;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-07: one exact uv, which the project accepts: another one may resolve and install differently (uv's guide for Docker).</summary>
internal sealed partial class ExactUv() : HardeningRule(7, HardeningGrade.High, "Copy /uv from 'ghcr.io/astral-sh/uv:X.Y.Z'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Images.Where(image => image.Name.IsUv).SelectMany(image => Check(image.At, $"'{image.Text}'", image.Name.Tag.Split('-')[0], file.Context.RequiredUv))
            .Concat(file.Installs.SelectMany(install => install.Requirements.Where(word => Uv().IsMatch(word))
                .SelectMany(word => Check(install.Step.Run, $"'{install.Command}'", word.Contains("==", StringComparison.Ordinal) ? word[(word.IndexOf('=', StringComparison.Ordinal) + 2)..] : "", file.Context.RequiredUv))));

    private static IEnumerable<Finding> Check(ReadInstruction at, string where, string version, VersionSpecifiers? required)
    {
        if (!Exact().IsMatch(version))
            yield return new Finding(at, $"{where} is not one version of uv");
        else if (required is not null && PepVersion.TryParse(version, out var found) && !required.Contains(found))
            yield return new Finding(at, $"the project asks for uv {required}, and {where} is another");
    }

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.[0-9]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\Auv(?:\z|[\[=<>!~ ])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Uv();
}

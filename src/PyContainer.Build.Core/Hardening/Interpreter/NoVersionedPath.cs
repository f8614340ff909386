using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-73: no path with a version of Python in what starts or in its variables: an upgrade would break it.</summary>
internal sealed partial class NoVersionedPath() : HardeningRule(73, HardeningGrade.Low, "Start the environment's interpreter, which finds its packages.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from instruction in file.Shipped
        where instruction is EntryPointInstruction or CmdInstruction or EnvInstruction && Library().IsMatch(instruction.Source.Text)
        select new Finding(instruction, $"{instruction.Source.Keyword.ToUpperInvariant()} names the site-packages of one version");

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.EntryPoint.Concat(image.Command).Concat(image.Environment).Any(Library().IsMatch) ? ["the image names the site-packages of one version in its command or variables"] : [];

    [GeneratedRegex(@"python[0-9]+\.[0-9]+/(?:site|dist)-packages", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Library();
}

using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-05: nothing past its end of life, which gets no fixes any more (CIS Docker Benchmark 4.4, NIST 800-190 4.1.1, distroless
/// SUPPORT_POLICY). Of a generated file the plan has told it already, at the option that names the image.
/// </summary>
internal sealed class Supported() : HardeningRule(5, HardeningGrade.High, "Move on before the next weakness is found in it.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Context.GeneratedFor is not null ? [] :
            from image in file.Images
            from ended in Ended(image, file.Context.Today)
            select new Finding(image.At, $"'{image.Text}' {ended}");

    private static IEnumerable<string> Ended(ImageUse image, DateOnly today)
    {
        if (image.Reference is not null && EndOfLife.Of(image.Reference, today) is { } end)
            yield return $"has got no security fixes since {end.Date:yyyy-MM-dd}; {end.Successor} follows it";
        if (PythonRequest.TryParse(image.Name.PythonMinor ?? "", out var python) && EndOfLife.Of(python!, today) is { } date)
            yield return $"holds Python {python}, which has got no security fixes since {date:yyyy-MM-dd}";
    }
}

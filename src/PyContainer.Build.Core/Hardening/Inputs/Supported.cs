namespace PyContainer.Build.Hardening;

/// <summary>HARD-05: nothing past its end of life, which gets no fixes any more (CIS Docker Benchmark 4.4, NIST 800-190 4.1.1, distroless SUPPORT_POLICY).</summary>
internal sealed class Supported() : HardeningRule(5, HardeningGrade.High, "Move on before the next weakness is found in it.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from image in file.Images
        from end in EndOfLife.Of(image.Name)
        where end.Date <= file.Context.Today
        select new Finding(image.At, $"'{image.Text}' holds {end.What}, which ended on {end.Date:yyyy-MM-dd}; {end.Successor} follows it");
}

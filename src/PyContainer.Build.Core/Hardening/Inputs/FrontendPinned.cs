namespace PyContainer.Build.Hardening;

/// <summary>HARD-09: the frontend that a <c># syntax=</c> line names is code that runs the build (OpenSSF Scorecard "Pinned-Dependencies").</summary>
internal sealed class FrontendPinned() : HardeningRule(9, HardeningGrade.Medium, "Drop the line, the engine's own frontend suffices; or pin it with '@sha256:…'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from directive in file.Document.Directives
        where directive.Name == "syntax" && !directive.Value.Contains("@sha256:", StringComparison.Ordinal)
        select new Finding(directive.Line, $"the frontend '{directive.Value}' is not pinned");
}

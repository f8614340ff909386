namespace PyContainer.Build.Dockerfiles;

/// <summary>A Dockerfile as a syntax tree. <see cref="DockerfileWriter"/> makes its text.</summary>
/// <param name="Header">Comment lines at the top, without the number sign.</param>
/// <param name="Stages">The stages, each after those it builds on.</param>
public sealed record Dockerfile(IReadOnlyList<string> Header, IReadOnlyList<Stage> Stages)
{
    /// <summary>The references to images from outside, each once, in the order of the file.</summary>
    public IEnumerable<string> ExternalImages =>
        Stages.Select(stage => stage.From).Where(from => !Stages.Any(stage => stage.Name == from)).Distinct(StringComparer.Ordinal);
}

namespace PyContainer.Build.Options;

/// <summary>Instructions of the user's own for one stage of the generated Dockerfile.</summary>
/// <param name="Path">The file that holds them, full path.</param>
/// <param name="Stage">The stage: <c>base</c>, <c>deps</c>, <c>build</c> or <c>prod</c>.</param>
public sealed record DockerfileFragment(string Path, string Stage)
{
    /// <summary>The stages that take instructions. The others are proofs and side stages.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["base", "deps", "build", "prod"];
}

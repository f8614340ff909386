namespace PyContainer.Build.Buildx;

/// <summary>The files of one build, all full paths.</summary>
/// <param name="Dockerfile">The Dockerfile, generated or hand-written.</param>
/// <param name="Context">The folder that the build reads.</param>
/// <param name="Metadata">Where buildx writes its result.</param>
public sealed record BuildFiles(string Dockerfile, string Context, string Metadata)
{
    /// <summary>Further build contexts: names, and folders by full path.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Contexts { get; init; } = [];

    /// <summary>Variables whose values travel as build secrets of the same names, where they are set.</summary>
    public IReadOnlyList<string> SecretVariables { get; init; } = [];
}

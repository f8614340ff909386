using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Asks buildx for a builder (<c>docker buildx inspect</c>).</summary>
public sealed class BuilderInspector(IProcessRunner runner)
{
    /// <summary>Asks for one.</summary>
    /// <param name="docker">The program.</param>
    /// <param name="name">The builder; null is the current one.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="DiagnosticException">There is no such builder.</exception>
    public async Task<BuilderFacts> InspectAsync(string docker, string? name, CancellationToken cancellation)
    {
        var result = await runner.RunAsync(new ProcessSpec(docker, ["buildx", "inspect", .. name is null ? Array.Empty<string>() : [name]]), cancellation);
        if (result.ExitCode == 0)
            return Parse(result.Output);
        // What is not known here is told by the build.
        return FailureCatalogue.Recognize(result.ExitCode, result.Error) is { } known ? throw new DiagnosticException(known) : BuilderFacts.Unknown;
    }

    /// <summary>Reads the answer: lines of <c>key: value</c>; one line of platforms for each node that runs.</summary>
    public static BuilderFacts Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (Key: parts[0], Value: parts[1].Trim())).ToList();
        // A star marks a platform that the user named for the node.
        var platforms = lines.Where(line => line.Key == "Platforms").SelectMany(line => line.Value.Split(',')).Select(platform => platform.Trim().TrimEnd('*'));
        return new BuilderFacts(lines.FirstOrDefault(line => line.Key == "Driver").Value is { Length: > 0 } driver ? driver : null, [.. platforms.Where(platform => platform.Length > 0).Distinct(StringComparer.Ordinal)]);
    }
}

using System.Collections.Immutable;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>What the instructions so far have set, as far as the file tells: a base image may have set more.</summary>
public sealed record BuildState
{
    /// <summary>Nothing is set.</summary>
    public static BuildState Empty { get; } = new();

    /// <summary>The variables of ENV.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The arguments in scope; null is one whose value only the build knows.</summary>
    public ImmutableDictionary<string, string?> Arguments { get; init; } = ImmutableDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>The absolute folder of WORKDIR; null while only the base image knows it.</summary>
    public string? Directory { get; init; }

    /// <summary>The user as written; null while only the base image knows it.</summary>
    public string? User { get; init; }

    /// <summary>The value of a variable that the file sets, or null.</summary>
    public string? Variable(string name) => Environment.GetValueOrDefault(name);

    /// <summary>A path as seen from the folder; unchanged where the folder is unknown.</summary>
    public string Resolve(string path) => path.StartsWith('/') || Directory is null ? path : Directory.TrimEnd('/') + "/" + path;
}

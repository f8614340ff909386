using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Buildx;

/// <summary>The files of one build, all full paths.</summary>
/// <param name="Dockerfile">The Dockerfile, generated or hand-written.</param>
/// <param name="Context">The folder that the build reads.</param>
/// <param name="Metadata">Where buildx writes its result.</param>
public sealed record BuildFiles(string Dockerfile, string Context, string Metadata)
{
    /// <summary>The name of the file with buildx's result.</summary>
    public const string MetadataName = "metadata.json";

    /// <summary>The files of a service's build.</summary>
    /// <param name="options">The service.</param>
    /// <param name="service">Its project.</param>
    /// <param name="hasClosure">Whether the files of the dependency layer are a build context of their own.</param>
    public static BuildFiles Of(ServiceOptions options, ServiceProject service, bool hasClosure) => new(options.DockerfilePath, service.Context, Path.Combine(options.OutputDirectory, MetadataName))
    {
        Contexts = hasClosure
            ? [new(Layout.Closure, options.ClosureDirectory), .. OutsideFolders.Of(options, service).Folders.Select(folder => new KeyValuePair<string, string>(folder.Context, folder.Directory))]
            : [],
    };

    /// <summary>Further build contexts: names, and folders by full path.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Contexts { get; init; } = [];

    /// <summary>Variables that travel as build secrets of the same names. Their values go into the environment of docker and nowhere else.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The log of a call, as a text, full path. What hands an image over leaves the log of its build in place.</summary>
    public string LogOf(BuildPass pass) => Path.Combine(Path.GetDirectoryName(Metadata)!, pass.IsRepeated ? "delivery.log" : "build.log");
}

using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A further argument of <c>docker buildx build</c>: <c>--name=value</c>, or one of the few that stand alone.</summary>
public sealed partial record ExtraArgument
{
    // Alone, any other option would take the next argument, which is ours, for its value.
    private static readonly string[] _alone = ["pull", "no-cache", "debug"];

    // What this package says itself, and by which option.
    private static readonly Dictionary<string, string> _ours = new(StringComparer.Ordinal)
    {
        ["add-host"] = "PyContainerExtraHosts",
        ["attest"] = "PyContainerSbom and PyContainerProvenance",
        ["build-context"] = "PyContainerBuildContext",
        ["builder"] = "PyContainerBuilder",
        ["cache-from"] = "PyContainerCacheFrom",
        ["cache-to"] = "PyContainerCacheTo",
        ["call"] = "no option: the build must build",
        ["check"] = "no option: the build must build",
        ["file"] = "PyContainerDockerfile",
        ["help"] = "no option: the build must build",
        ["iidfile"] = "PyContainerDigestFile",
        ["label"] = "ContainerLabel",
        ["load"] = "ContainerRegistry and ContainerArchiveOutputPath",
        ["metadata-file"] = "PyContainerDigestFile",
        ["network"] = "PyContainerBuildNetwork",
        ["output"] = "ContainerRegistry and ContainerArchiveOutputPath",
        ["platform"] = "ContainerRuntimeIdentifiers",
        ["progress"] = "MSBuild's verbosity",
        ["provenance"] = "PyContainerProvenance",
        ["push"] = "ContainerRegistry",
        ["quiet"] = "MSBuild's verbosity",
        ["sbom"] = "PyContainerSbom",
        ["tag"] = "ContainerRepository and ContainerImageTags",
        ["target"] = "PyContainerTarget",
    };

    private ExtraArgument(string text, string name) => (Text, Name) = (text, name);

    /// <summary>The argument as it is passed.</summary>
    public string Text { get; }

    /// <summary>The option's name, without hyphens.</summary>
    public string Name { get; }

    /// <summary>Whether it says that earlier results do not count; it is for the first build of a publish alone.</summary>
    public bool IsAgainstCache => Name is "pull" or "no-cache" or "no-cache-filter";

    /// <summary>Reads an argument; null when it has not the form of one.</summary>
    public static ExtraArgument? TryParse(string text)
    {
        var match = Pattern().Match(text);
        var name = match.Groups["name"].Value;
        // An option of ours is told as that in whatever form it is written.
        return match.Success && (match.Groups["value"].Success || _alone.Contains(name) || _ours.ContainsKey(name)) ? new ExtraArgument(text, name) : null;
    }

    /// <summary>Why it cannot be passed: the option to use instead; null when it can.</summary>
    public string? Instead => _ours.GetValueOrDefault(Name) ?? Name switch
    {
        "build-arg" when IsAssignment("SOURCE_DATE_EPOCH") || Text.Contains("_PROXY", StringComparison.OrdinalIgnoreCase) => "the environment variable of that name",
        "secret" when !Secret().IsMatch(Text) => "--secret=id=NAME,env=VARIABLE or --secret=id=NAME,src=FILE",
        _ => null,
    };

    private bool IsAssignment(string variable) => Text == "--build-arg=" + variable || Text.StartsWith($"--build-arg={variable}=", StringComparison.Ordinal);

    [GeneratedRegex(@"\A--(?<name>[a-z][a-z0-9-]*)(?<value>=.*)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A--secret=id=[A-Za-z0-9_.-]+(?:,(?:env=[A-Za-z_][A-Za-z0-9_]*|(?:src|source)=[^,""]+|type=(?:env|file)))*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Secret();
}

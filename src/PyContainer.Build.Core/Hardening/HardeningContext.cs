using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build.Hardening;

/// <summary>What the rules know beside the file.</summary>
public sealed record HardeningContext
{
    /// <summary>The day of the build, for ends of life.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>The project whose options made the file, full path; null for a file that somebody wrote.</summary>
    public string? GeneratedFor { get; init; }

    /// <summary>The base of a generated file; null for a file that somebody wrote, or where the runtime image is the user's own.</summary>
    public BaseKind? GeneratedBase { get; init; }

    /// <summary>Whether a shell for looking around was asked for.</summary>
    public bool IsDebug { get; init; }

    /// <summary>What the project asks of uv (<c>[tool.uv] required-version</c>); null when it asks nothing.</summary>
    public VersionSpecifiers? RequiredUv { get; init; }

    /// <summary>Registries that the user named in an option, beside those of the bases.</summary>
    public IReadOnlyList<string> TrustedRegistries { get; init; } = [];

    /// <summary>Names that a folder of the user's own takes, so that they are no images.</summary>
    public IReadOnlyList<string> NamedFolders { get; init; } = [];

    /// <summary>What the build may see of its context; null where nobody looked.</summary>
    public ContextFiles? ContextFiles { get; init; }

    /// <summary>What the lock has no hash for; empty where nobody looked.</summary>
    public IReadOnlyList<UnverifiedPackage> Unverified { get; init; } = [];

    /// <summary>What the user has changed of the rules.</summary>
    public IReadOnlyList<HardeningRuleSetting> Settings { get; init; } = [];

    /// <summary>What the options of a service tell.</summary>
    /// <param name="options">The service.</param>
    /// <param name="today">The day of the build.</param>
    /// <param name="outside">The packages beside the build context, where they are known.</param>
    public static HardeningContext Of(ServiceOptions options, DateOnly today, OutsideFolders? outside = null) => new()
    {
        Today = today,
        GeneratedFor = options.Dockerfile is null ? options.ProjectFile : null,
        GeneratedBase = options.Dockerfile is null && options.RuntimeImage is null ? options.Base : null,
        IsDebug = options.IsDebug,
        TrustedRegistries = [.. new[] { options.RuntimeImage, options.BuilderImage, options.UvImage }.Concat(options.Copies.Select(copy => copy.Image)).Select(image => image?.Registry).OfType<string>()],
        NamedFolders =
        [
            Layout.Closure,
            .. options.BuildContexts.Where(context => !context.Source.Contains("://", StringComparison.Ordinal)).Select(context => context.Name),
            .. options.Copies.Select(copy => copy.ContextName).OfType<string>(),
            .. (outside ?? OutsideFolders.None).Folders.Select(folder => folder.Context),
        ],
        Settings = options.HardeningRules,
    };
}

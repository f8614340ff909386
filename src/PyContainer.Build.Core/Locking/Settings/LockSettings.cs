using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Everything beside the files that the answer depends on. Nothing is taken from this machine.</summary>
public sealed record LockSettings
{
    /// <summary>The version whose rules hold unless another is named.</summary>
    public static PepVersion DefaultUvVersion { get; } = PepVersion.Parse("0.13.9");

    /// <summary>The uv that will read the lock: the one in the image.</summary>
    public PepVersion UvVersion { get; init; } = DefaultUvVersion;

    /// <summary>The environment variables that uv will see. Empty, like the environment of a container, unless given.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Arguments of the command line that uv will get, such as <c>--index-url</c>; they outrank all other settings.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The Python of the base image, used where no project says which it requires; null when unknown.</summary>
    public PepVersion? PythonVersion { get; init; }

    /// <summary>The zone in which a date without a time is read; UTC unless given.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether archives behind direct URLs are taken to be what they were, as <c>uv --offline</c> does.</summary>
    public bool AssumeDirectUrlsUnchanged { get; init; }

    /// <summary>Full paths of further uv.toml files, the user's before the system's. None unless given: a container has none.</summary>
    public IReadOnlyList<string> ConfigurationFiles { get; init; } = [];
}

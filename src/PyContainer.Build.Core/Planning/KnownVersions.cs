using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What this release of the package knows of other projects' versions. State of November 2026; look through it at each release.</summary>
internal static class KnownVersions
{
    /// <summary>The uv that is used when the project does not ask for another.</summary>
    internal const string DefaultUv = "0.13.9";

    /// <summary>Releases of uv that can be taken when a project's required-version excludes the default, the newest first.</summary>
    internal static readonly string[] Uv = [DefaultUv, "0.13.0", "0.12.24", "0.12.9", "0.12.5"];

    /// <summary>The one CPython of distroless python3 on Debian 13.</summary>
    internal static readonly PythonRequest DistrolessPython = new(3, 13, null);

    /// <summary>CPython minor versions that get security fixes, the newest first.</summary>
    internal static readonly PythonRequest[] Python = [new(3, 14, null), new(3, 13, null), new(3, 12, null), new(3, 11, null)];
}

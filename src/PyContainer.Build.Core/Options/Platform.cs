namespace PyContainer.Build.Options;

/// <summary>A platform as images name it: <c>linux/amd64</c>, <c>linux/arm/v7</c> (OCI image specification, "platform").</summary>
public sealed record Platform
{
    // What runs on Linux; the portable identifiers of the .NET runtime, without their operating system.
    private static readonly Dictionary<string, string> _architectures = new(StringComparer.Ordinal)
    {
        ["x64"] = "amd64",
        ["arm64"] = "arm64",
        ["arm"] = "arm/v7",
        ["x86"] = "386",
        ["loongarch64"] = "loong64",
        ["s390x"] = "s390x",
        ["ppc64le"] = "ppc64le",
        ["riscv64"] = "riscv64",
    };

    // What `docker info` says, which is what `uname -m` says.
    private static readonly Dictionary<string, string> _machines = new(StringComparer.Ordinal)
    {
        ["x86_64"] = "amd64",
        ["aarch64"] = "arm64",
        ["armv7l"] = "arm/v7",
        ["i386"] = "386",
        ["i686"] = "386",
        ["loongarch64"] = "loong64",
        ["s390x"] = "s390x",
        ["ppc64le"] = "ppc64le",
        ["riscv64"] = "riscv64",
    };

    private Platform(string architecture) => Value = "linux/" + architecture;

    /// <summary>The platform with its operating system.</summary>
    public string Value { get; }

    /// <summary>Whether the runtime identifier asked for musl, which the name of a platform cannot tell.</summary>
    public bool IsMusl { get; private init; }

    /// <summary>Reads a runtime identifier of .NET, such as <c>linux-x64</c> or <c>linux-musl-arm64</c>; false when no image of Linux is meant.</summary>
    public static bool TryParse(string runtimeIdentifier, out Platform? platform)
    {
        platform = null;
        const string Linux = "linux-", Musl = "musl-";
        if (!runtimeIdentifier.StartsWith(Linux, StringComparison.Ordinal))
            return false;
        var rest = runtimeIdentifier[Linux.Length..];
        var isMusl = rest.StartsWith(Musl, StringComparison.Ordinal);
        if (_architectures.TryGetValue(isMusl ? rest[Musl.Length..] : rest, out var architecture))
            platform = new Platform(architecture) { IsMusl = isMusl };
        return platform is not null;
    }

    /// <summary>The variable by which docker is told the platform of what it builds and runs.</summary>
    public const string Variable = "DOCKER_DEFAULT_PLATFORM";

    /// <summary>Reads a platform as docker writes it, such as <c>linux/arm64</c>; null when no image of Linux is meant.</summary>
    public static Platform? OfDocker(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split('/');
        if (parts.Length is < 2 or > 3 || parts[0] != "linux")
            return null;
        // The variant that an architecture has anyway.
        var architecture = (parts[1], parts.ElementAtOrDefault(2)) switch
        {
            ("arm64", "v8") => "arm64",
            ("amd64", "v1") => "amd64",
            ("arm", null) => "arm/v7",
            var (name, variant) => variant is null ? name : $"{name}/{variant}",
        };
        return _architectures.ContainsValue(architecture) ? new Platform(architecture) : null;
    }

    /// <summary>The platform of a machine by the word that its kernel uses; null when that is unknown.</summary>
    public static Platform? OfMachine(string? machine) => machine is not null && _machines.TryGetValue(machine, out var architecture) ? new Platform(architecture) : null;

    /// <inheritdoc/>
    public bool Equals(Platform? other) => Value == other?.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>Which part of an image build needs a package of the operating system.</summary>
public enum PackageStage
{
    /// <summary>The builder, such as git or a compiler; nothing of it ships.</summary>
    Build,

    /// <summary>What ships, such as a shared library.</summary>
    Prod,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>A package of the operating system (<c>apt</c> on Debian, <c>apk</c> on Wolfi).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">An exact version; null takes the newest that the base offers.</param>
/// <param name="Stage">Where it goes.</param>
public sealed partial record OsPackage(string Name, string? Version, PackageStage Stage)
{
    /// <summary>Reads an item; false when name, version or stage has no form that a package manager would take.</summary>
    public static bool TryParse(string name, string version, string stage, out OsPackage? package)
    {
        package = null;
        if (!NamePattern().IsMatch(name) || (version.Length > 0 && !VersionPattern().IsMatch(version)) || !TryParseStage(stage, out var parsed))
            return false;
        package = new OsPackage(name, version.Length > 0 ? version : null, parsed);
        return true;
    }

    /// <summary>Whether a stage of the build takes it.</summary>
    public bool IsFor(PackageStage stage) => Stage == stage || Stage == PackageStage.Both;

    /// <summary>As the command line of apt-get and apk names it.</summary>
    public override string ToString() => Version is null ? Name : $"{Name}={Version}";

    private static bool TryParseStage(string text, out PackageStage stage)
    {
        stage = text.ToUpperInvariant() switch { "PROD" => PackageStage.Prod, "BOTH" => PackageStage.Both, _ => PackageStage.Build };
        return text.ToUpperInvariant() is "BUILD" or "PROD" or "BOTH";
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9+._-]{0,99}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9+.:~_-]{0,99}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionPattern();
}

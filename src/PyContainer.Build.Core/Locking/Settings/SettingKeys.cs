using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>The settings that uv knows, with the types that are checked, and since when it knows the newer ones.</summary>
internal static class SettingKeys
{
    private static readonly HashSet<string> Known = Words("""
        required-version system-certs native-tls offline no-cache cache-dir preview preview-features python-preference python-downloads
        concurrent-downloads concurrent-builds concurrent-installs index index-url extra-index-url no-index find-links index-strategy
        keyring-provider http-proxy https-proxy no-proxy allow-insecure-host resolution prerelease prerelease-package fork-strategy
        dependency-metadata config-settings config-settings-package no-build-isolation no-build-isolation-package
        extra-build-dependencies extra-build-variables exclude-newer exclude-newer-package link-mode compile-bytecode no-sources
        no-sources-package upgrade upgrade-package reinstall reinstall-package no-build no-build-package no-binary no-binary-package
        torch-backend python-install-mirror pypy-install-mirror python-downloads-json-url publish-url trusted-publishing check-url
        add-bounds audit pip cache-keys override-dependencies exclude-dependencies constraint-dependencies build-constraint-dependencies
        """);

    /// <summary>Keys that belong to a pyproject.toml; in a uv.toml they are an error.</summary>
    private static readonly HashSet<string> ProjectOnly = Words("""
        workspace sources conflicts managed package default-groups dependency-groups dev-dependencies environments
        required-environments minimum-libc-version build-backend
        """);

    private static readonly HashSet<string> Flags = Words("""
        system-certs native-tls offline no-cache preview no-index no-build-isolation compile-bytecode no-sources upgrade reinstall
        no-build no-binary
        """);

    private static readonly Dictionary<string, string[]> Choices = new(StringComparer.Ordinal)
    {
        ["resolution"] = ["highest", "lowest", "lowest-direct"],
        ["prerelease"] = ["disallow", "allow", "if-necessary", "explicit", "if-necessary-or-explicit"],
        ["fork-strategy"] = ["fewest", "requires-python"],
        ["index-strategy"] = ["first-index", "first-match", "unsafe-first-match", "unsafe-best-match"],
        ["keyring-provider"] = ["disabled", "subprocess"],
        ["link-mode"] = ["clone", "copy", "hardlink", "symlink"],
        ["python-preference"] = ["only-managed", "managed", "system", "only-system"],
        ["python-downloads"] = ["automatic", "manual", "never"],
    };

    public static bool IsProjectOnly(string key) => ProjectOnly.Contains(key);

    public static bool IsKnown(string key, UvRules rules) =>
        Since(key) is { } rule ? rules.Has(rule) : Known.Contains(key) || ProjectOnly.Contains(key);

    /// <summary>The rule with which a newer key came, or null.</summary>
    private static UvRule? Since(string key) => key switch
    {
        "minimum-libc-version" => UvRule.MinimumLibcVersion,
        "graalpy-install-mirror" or "pyodide-install-mirror" => UvRule.FurtherMirrors,
        "require-build-hashes" => UvRule.BuildHashesRequired,
        _ => null,
    };

    /// <summary>What is wrong with the value of a known key, or null.</summary>
    public static string? Fault(TomlEntry entry)
    {
        if (Flags.Contains(entry.Key))
            return entry.Value is TomlBoolean ? null : "must be true or false";
        if (Choices.TryGetValue(entry.Key, out var choices))
            return entry.Value is TomlString text && choices.Contains(text.Value) ? null : $"must be one of {string.Join(", ", choices)}";
        return null;
    }

    private static HashSet<string> Words(string text) => new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary><c>[options]</c> of a lock: the settings of the resolver when it was made. Defaults are not written.</summary>
public sealed class LockOptions
{
    /// <summary>Where the table begins, or the file when it is absent.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary><c>resolution-mode</c>.</summary>
    public required Located<string> Resolution { get; init; }

    /// <summary><c>prerelease-mode</c>.</summary>
    public required Located<string> Prerelease { get; init; }

    /// <summary><c>prerelease-package</c>.</summary>
    public required IReadOnlyDictionary<string, Located<string>> PrereleasePackage { get; init; }

    /// <summary><c>fork-strategy</c>.</summary>
    public required Located<string> ForkStrategy { get; init; }

    /// <summary><c>exclude-newer</c> with its span, or null.</summary>
    internal Located<ExcludeNewer>? ExcludeNewer { get; init; }

    /// <summary><c>exclude-newer-package</c>.</summary>
    internal IReadOnlyDictionary<string, Located<ExcludeNewer>> ExcludeNewerPackage { get; init; } = new Dictionary<string, Located<ExcludeNewer>>();

    /// <summary><c>minimum-libc-version</c> as <c>glibc</c> and <c>musl</c>.</summary>
    public required Located<LibcVersion>? MinimumLibc { get; init; }
}

/// <summary>The oldest C libraries on which a lock must be installable.</summary>
/// <param name="Glibc">Version of glibc, or null.</param>
/// <param name="Musl">Version of musl, or null.</param>
public sealed record LibcVersion(string? Glibc, string? Musl)
{
    /// <inheritdoc/>
    public override string ToString() => $"{{ glibc = '{Glibc}', musl = '{Musl}' }}";
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>What uv demands of a package when it reads a lock.</summary>
internal static class LockPackageRules
{
    public static void Check(LockPackage package, LockReadOptions options)
    {
        if (package.Source.Kind == LockSourceKind.Registry && package.Version is null)
            throw LockFields.Invalid(package.Span, $"'{package.Name}' comes from an index, but has no version");
        if (!options.SkipWheelNames && package.Version is { } version)
            CheckWheels(package, version);
        CheckHashes(package);
        if (package.Source.Kind == LockSourceKind.Git && options.Rules.Has(UvRule.GitRevisionMatchesCommit))
            CheckCommit(package);
    }

    private static void CheckWheels(LockPackage package, PepVersion version)
    {
        foreach (var (text, at) in package.Files.OtherVersions)
        {
            var written = text.Replace('_', '-').Replace("%2B", "+", StringComparison.OrdinalIgnoreCase).Replace("%21", "!", StringComparison.Ordinal);
            if (!PepVersion.TryParse(written, out var wheel))
                throw LockFields.Invalid(at, $"'{text}' in the name of a wheel is not a version");
            if (wheel != version && wheel != version.WithoutLocal() && wheel.WithoutLocal() != version)
                throw LockFields.Invalid(at, $"a wheel of version {wheel} stands under '{package.Name}' {version}");
        }
    }

    private static void CheckHashes(LockPackage package)
    {
        var files = package.Files;
        var isArchive = package.Source.Kind is LockSourceKind.Url or LockSourceKind.Path
            || (package.Source.Kind == LockSourceKind.Git && GitUrl.Parse(package.Source.Text).InnerPath is not null);
        if (isArchive && files.WheelsWithHash < files.Wheels)
            throw LockFields.Invalid(package.Span, $"a wheel of '{package.Name}' has no hash");
        if (!isArchive && package.Source.Kind != LockSourceKind.Registry && files.WheelsWithHash > 0)
            throw LockFields.Invalid(package.Span, $"a wheel of '{package.Name}' must not have a hash");
    }

    private static void CheckCommit(LockPackage package)
    {
        var git = GitUrl.Parse(package.Source.Text);
        if (git is { ReferenceKind: "rev", Reference: { Length: 40 } revision, Commit: { } commit }
            && revision.All(char.IsAsciiHexDigit) && !revision.Equals(commit, StringComparison.OrdinalIgnoreCase))
            throw LockFields.Invalid(package.SourceSpan, $"'{package.Name}' is locked at {commit}, but asks for {revision}");
    }
}

using System.Security.Cryptography;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>An archive on disk against the lock: the metadata inside it are read without a build where that is possible.</summary>
internal sealed class ArchiveCheck(CheckContext check)
{
    public void Run(LockPackage package)
    {
        var path = FilePaths.Combine(check.LockDirectory, package.Source.Text);
        if (package.Version is null)
        {
            check.Findings.Mismatch(LockCodes.Version, package.Span, package.Span, "that of the archive", "missing", package.Name);
            return;
        }

        if (!check.Files.FileExists(path))
        {
            check.Findings.Undecidable(UndecidableCodes.Build.At(package.SourceSpan, package.Name, $"the archive '{package.Source.Text}' is not there"), package.SourceSpan);
            return;
        }

        var bytes = check.Files.Read(path);
        CheckHash(package, path, bytes);
        if (ArchiveMetadata.Read(path, bytes) is not { } metadata)
            check.Findings.Undecidable(UndecidableCodes.Build.At(package.SourceSpan, package.Name, "its archive has no static metadata"), package.SourceSpan);
        else
            new MetadataComparison(check).Report(package, Tree(metadata, package));
    }

    private void CheckHash(LockPackage package, string path, byte[] bytes)
    {
        if (!check.Rules.Has(UvRule.LocalArchiveHashVerified) || path.EndsWith(".whl", StringComparison.OrdinalIgnoreCase))
            return;
        if (package.Files.SourceHash is { } hash && hash.StartsWith("sha256:", StringComparison.Ordinal)
            && !hash[7..].Equals(Convert.ToHexString(SHA256.HashData(bytes)), StringComparison.OrdinalIgnoreCase))
            check.Findings.Error(LockCodes.ArchiveHash.At(package.SourceSpan, package.Source.Text, package.Name), package.SourceSpan);
    }

    private TreeMetadata Tree(ArchiveMetadata metadata, LockPackage package)
    {
        var requirements = metadata.Requirements.Select(requirement =>
            check.Lowering.LowerWithoutSources(new(requirement.ToString(), package.SourceSpan), requirement, check.Algebra.Node(requirement.Marker)));
        return new()
        {
            Requirements = [.. requirements],
            Extras = [.. metadata.Extras.Distinct(StringComparer.Ordinal).Select(extra => new Extra(extra, package.SourceSpan, []))],
        };
    }
}

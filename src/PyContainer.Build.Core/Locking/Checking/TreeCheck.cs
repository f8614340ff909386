using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>One local tree of the lock against what its manifest declares.</summary>
internal sealed class TreeCheck(CheckContext check)
{
    private readonly MetadataComparison _comparison = new(check);

    /// <summary>Compares, and returns what the tree declares, or null when that is not known: the indexes it names are known from then on.</summary>
    public TreeMetadata? Run(LockPackage package)
    {
        var directory = FilePaths.Combine(check.LockDirectory, package.Source.Text);
        if (!IsTree(directory, package))
            return null;
        var tree = check.Trees.Read(directory);
        var isSupplied = false;
        if (tree.NeedsBuild is not null)
        {
            if (Supplied(package, tree) is not { } supplied)
            {
                check.Findings.Undecidable(UndecidableCodes.Build.At(tree.NeedsBuildSpan, package.Name, tree.NeedsBuild), package.Span);
                return null;
            }

            (tree, isSupplied) = (supplied, true);
        }

        Compare(package, tree, isSupplied);
        return tree;
    }

    private bool IsTree(string directory, LockPackage package)
    {
        if (check.Workspace.Manifests.HasManifest(directory) || check.Files.FileExists(FilePaths.Combine(directory, "setup.py")))
            return true;
        if (check.Uv.DependencyMetadata.Exists(entry => entry.Name == package.Name))
            return true;
        check.Findings.Error(LockCodes.MissingTree.At(package.SourceSpan, package.Name, package.Source.Text), package.SourceSpan);
        return false;
    }

    /// <summary><c>dependency-metadata</c> instead of a build: the entry of the version, else the one of the name alone.</summary>
    private TreeMetadata? Supplied(LockPackage package, TreeMetadata tree)
    {
        var entries = check.Uv.DependencyMetadata.Where(entry => entry.Name == package.Name).ToList();
        var version = tree.Version?.Value ?? package.Version;
        if ((entries.Find(entry => entry.Version is not null && entry.Version == version) ?? entries.Find(entry => entry.Version is null)) is not { } entry)
            return null;
        return new()
        {
            Manifest = tree.Manifest,
            Version = entry.Version is null ? tree.Version : new(entry.Version, entry.Span),
            Requirements = [.. entry.RequiresDist.Select(requirement => DependencyMetadataCheck.Plain(check, requirement, entry))],
            Extras = [.. entry.ProvidesExtras.Select(extra => new Extra(extra, entry.Span, []))],
        };
    }

    private void Compare(LockPackage package, TreeMetadata tree, bool isSupplied)
    {
        if (package.Metadata is null && check.Uv.HasPreview("lock-without-metadata"))
            check.Findings.Undecidable(UndecidableCodes.Preview.At(package.Span, $"'{package.Name}' is locked without metadata"), package.Span);
        else if (package.Version is null)
            CompareDynamic(package, tree);
        else if (isSupplied || CompareVersion(package, package.Version, tree))
            _comparison.Report(package, tree);
    }

    private bool CompareVersion(LockPackage package, PepVersion locked, TreeMetadata tree)
    {
        if (tree.Version is not { } declared)
        {
            var at = tree.Manifest?.Project?.FindDynamic("version")?.Span ?? package.Span;
            check.Findings.Mismatch(LockCodes.BecameDynamic, at, package.VersionSpan, "dynamic", locked.ToString(), package.Name);
        }
        else if (declared.Value != locked)
        {
            check.Findings.Mismatch(LockCodes.Version, declared.Span, package.VersionSpan, declared.ToString(), locked.ToString(), package.Name);
        }

        return true;
    }

    /// <summary>A build back end may add to what is declared, so only equality is an answer.</summary>
    private void CompareDynamic(LockPackage package, TreeMetadata tree)
    {
        if (tree.Version is { } version)
            check.Findings.Mismatch(LockCodes.BecameStatic, version.Span, package.Span, version.ToString(), "dynamic", package.Name);
        else if (!_comparison.IsEqual(package, tree))
            check.Findings.Undecidable(UndecidableCodes.Build.At(tree.Manifest!.Project!.FindDynamic("version")?.Span, package.Name, "its version is dynamic and its requirements are not those of the lock"), package.Span);
    }
}

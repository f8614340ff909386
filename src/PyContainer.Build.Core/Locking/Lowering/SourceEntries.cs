using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>What each kind of source entry, and each kind of URL, makes of a requirement.</summary>
internal sealed class SourceEntries(CheckContext check)
{
    private FileTree Files => check.Files;

    public NormalRequirement Lower(NormalRequirement plain, UvSource entry, LoweringScope scope, bool isOwn) => entry.Kind switch
    {
        UvSourceKind.Index => plain with { Source = Index(plain, entry, scope) },
        UvSourceKind.Git => Bare(plain, Git(entry)),
        UvSourceKind.Url => Bare(plain, Url(plain, entry)),
        UvSourceKind.Path => Bare(plain, PathSource(plain, entry, Owner(scope, isOwn))),
        _ => Bare(plain, Member(plain, entry, scope, isOwn)),
    };

    /// <summary>The source that a requirement's own URL is.</summary>
    public NormalSource OfUrl(string url)
    {
        if (url.StartsWith("git+", StringComparison.Ordinal))
            return GitSource(GitUrl.ParseRequirement(url[4..], check.Uv.Lfs));
        var parsed = UrlText.Parse(url);
        if (parsed is null || parsed.Scheme == "file")
        {
            var path = FilePaths.Normalize(parsed is null ? url : parsed.FilePath());
            return IsDirectory(path) ? new(LockSourceKind.Directory, path, null, null) : new(LockSourceKind.Path, path, null, null);
        }

        if (parsed.Path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) || parsed.Path.Contains(".git@", StringComparison.OrdinalIgnoreCase))
            return GitSource(GitUrl.ParseRequirement(url, check.Uv.Lfs));
        var subdirectory = parsed.Fragment.Split('&').Select(part => part.Split('=', 2)).FirstOrDefault(part => part is ["subdirectory", _]);
        return NormalSources.Archive(url, subdirectory?[1]);
    }

    /// <summary>Beside git, URL, path and workspace a version specifier has no effect.</summary>
    private static NormalRequirement Bare(NormalRequirement plain, NormalSource source) =>
        plain with { Source = source, Specifiers = VersionSpecifiers.Any };

    private static string Owner(LoweringScope scope, bool isOwn) =>
        isOwn ? scope.Directory : FilePaths.Normalize(scope.Workspace.Directory);

    private NormalSource GitSource(GitUrl git) => new(LockSourceKind.Git, git.Identity(check.Rules.Has(UvRule.GitCommitRecognised)), null, null);

    private NormalSource Git(UvSource entry)
    {
        var text = entry.Location!.StartsWith("git+", StringComparison.Ordinal) ? entry.Location[4..] : entry.Location;
        return GitSource(new(
            GitUrl.Plain(UrlText.Parse(text), text), entry.ReferenceKind, entry.Reference, null, entry.Lfs ?? check.Uv.Lfs, entry.Subdirectory, entry.InnerPath));
    }

    private static NormalSource Url(NormalRequirement plain, UvSource entry)
    {
        if (UrlText.Parse(entry.Location!) is { Fragment.Length: > 0 })
            throw LockCodes.ManifestError.Error(entry.Span, $"the URL of '{plain.Name}' must not have a fragment; use 'subdirectory'");
        return NormalSources.Archive(entry.Location!, entry.Subdirectory);
    }

    private NormalSource Index(NormalRequirement plain, UvSource entry, LoweringScope scope)
    {
        var (text, directory) = FindIndex(entry.Location!, scope)
            ?? throw LockCodes.ManifestError.Error(entry.Span, $"'{plain.Name}' comes from the index '{entry.Location}', which is not declared");
        var conflict = scope.Project is null || (entry.Extra is null && entry.Group is null) ? null : new ConflictItem(scope.Project, entry.Extra, entry.Group);
        var index = new IndexSetting(null, text, directory, false, false, null, null);
        if (!index.IsPath)
            return new(LockSourceKind.Registry, "", NormalSources.Index(text), conflict);
        check.Findings.Undecidable(UndecidableCodes.Environment.At(entry.Span, $"the lock has '{entry.Location}' as a file URL of the machine that made it"));
        return new(LockSourceKind.Registry, "", "file://" + index.Folder(), conflict);
    }

    /// <summary>Named by argument or environment, then the project's own, then the root's; never one of a uv.toml.</summary>
    private (string Text, string Directory)? FindIndex(string name, LoweringScope scope)
    {
        if (check.Uv.Indexes.Find(index => index.Span is null && index.Name == name) is { } given)
            return (given.Text, given.Directory);
        if (scope.Indexes.FirstOrDefault(index => index.Name == name) is { } own)
            return (own.Url.Value, scope.Directory);
        return scope.Workspace.Indexes.FirstOrDefault(index => index.Name == name) is { } root
            ? (root.Url.Value, FilePaths.Normalize(scope.Workspace.Directory))
            : null;
    }

    private NormalSource PathSource(NormalRequirement plain, UvSource entry, string owner)
    {
        var text = entry.Location!;
        var path = UrlText.Parse(text) is { Scheme: "file" } url ? FilePaths.Normalize(url.FilePath()) : FilePaths.Combine(owner, text);
        if (!IsDirectory(path))
        {
            if (entry.Editable == true)
                throw LockCodes.ManifestError.Error(entry.Span, $"'{plain.Name}' is an archive and cannot be editable");
            return new(LockSourceKind.Path, path, null, null);
        }

        if (entry.Editable == true)
            return new(LockSourceKind.Editable, path, null, null);
        return new((entry.Package ?? IsPackage(path)) ? LockSourceKind.Directory : LockSourceKind.Virtual, path, null, null);
    }

    private NormalSource Member(NormalRequirement plain, UvSource entry, LoweringScope scope, bool isOwn)
    {
        if (!entry.IsWorkspace)
            throw LockCodes.ManifestError.Error(entry.Span, $"'{plain.Name}' says 'workspace = false'; remove the entry");
        if (entry.Location is not null)
            return OtherWorkspace(plain, entry, Owner(scope, isOwn));
        var member = scope.Workspace.Find(plain.Name)
            ?? throw LockCodes.ManifestError.Error(entry.Span, $"'{plain.Name}' is no member of the workspace");
        if (!scope.Workspace.IsPackage(member))
            return new(LockSourceKind.Virtual, member.Directory, null, null);
        var editable = scope.Workspace.RequiredMembers.GetValueOrDefault(plain.Name)?.Editable ?? true;
        return new(editable ? LockSourceKind.Editable : LockSourceKind.Directory, member.Directory, null, null);
    }

    private NormalSource OtherWorkspace(NormalRequirement plain, UvSource entry, string owner)
    {
        var directory = FilePaths.Combine(owner, entry.Location!);
        var workspace = Workspace.Discover(directory, check.Workspace.Manifests);
        if (FilePaths.Normalize(workspace.Directory) != directory)
            throw LockCodes.ManifestError.Error(entry.Span, $"'{directory}' is not the root of a workspace");
        var member = workspace.Find(plain.Name)
            ?? throw LockCodes.ManifestError.Error(entry.Span, $"'{plain.Name}' is no member of the workspace '{directory}'");
        if (!member.Manifest.IsPackage(requireBuildSystem: false))
            return new(LockSourceKind.Virtual, member.Directory, null, null);
        return new(entry.Editable ?? true ? LockSourceKind.Editable : LockSourceKind.Directory, member.Directory, null, null);
    }

    private bool IsDirectory(string path) =>
        Files.DirectoryExists(path) || (!Files.FileExists(path) && !FilePaths.HasExtension(path));

    private bool IsPackage(string directory) =>
        !check.Workspace.Manifests.HasManifest(directory) || check.Workspace.Manifests.ManifestOf(directory).IsPackage(requireBuildSystem: false);
}

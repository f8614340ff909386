using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>
/// Looks at everything that enters a build, on this machine and before anything is built: where links lead, what is no file at all, which
/// names no build can carry, and what an ignore file of the user's own lets in that nobody should see.
/// </summary>
internal static class EnteringFiles
{
    /// <summary>Checks the files of a plan.</summary>
    /// <param name="options">The user's choices.</param>
    /// <param name="service">The project.</param>
    /// <param name="files">The files of the build context.</param>
    /// <param name="outside">The packages beside it.</param>
    /// <exception cref="DiagnosticException">PYC2173 to PYC2178, or PYC2181.</exception>
    internal static void Check(ServiceOptions options, ServiceProject service, ProjectFiles files, OutsideFolders outside)
    {
        foreach (var tree in Trees(options, service, files, outside))
            Check(tree, EnteringLimits.Default);
    }

    /// <summary>Checks one tree.</summary>
    internal static void Check(EnteringTree tree, EnteringLimits limits)
    {
        var at = SourceSpan.Of(tree.Root);
        var walk = new EnteringWalk(tree, limits).Run();
        List<string> awkward = [.. walk.Awkward, .. walk.Kinds.Keys.Where(path => path.Length > 0 && !FileNames.CanEnter(path))];
        if (awkward.Count > 0)
            throw EnteringCodes.NamesCannotEnter.Error(at, FileNames.Shown(awkward));
        List<string> special = [.. walk.Kinds.Where(pair => pair.Value is FileKind.Pipe or FileKind.Socket or FileKind.Device).Select(pair => $"{ShownText.Of(pair.Key)} ({FileKinds.Name(pair.Value)})")];
        if (special.Count > 0)
            throw EnteringCodes.SpecialFiles.Error(at, ShownText.List(special));
        List<string> secrets = [.. walk.Kinds.Keys.Where(SecretNames.IsOne)];
        if (secrets.Count > 0)
            throw EnteringCodes.SecretsEnter.Error(at, FileNames.Shown(secrets), tree.Ignore.Exists ? tree.Ignore.Path : Path.Combine(tree.Root, ".dockerignore"));
        if (new EnteringLinks(tree, walk, limits).Faults() is { Count: > 0 } links)
            throw EnteringCodes.LinksCannotEnter.Error(at, ShownText.List(links));
        if (GitLinks.WithoutLinks(tree.Root, path => walk.Kinds.GetValueOrDefault(path) == FileKind.File) is { Count: > 0 } texts)
            throw EnteringCodes.LinksAsText.Error(at, FileNames.Shown(texts));
    }

    private static IEnumerable<EnteringTree> Trees(ServiceOptions options, ServiceProject service, ProjectFiles files, OutsideFolders outside)
    {
        var ignore = ContextIgnore.Of(service.Context, files);
        yield return new EnteringTree(service.Context, ContextIgnore.Wanted(files with { Copied = [] }), ignore);
        foreach (var folder in outside.Folders)
            yield return new EnteringTree(folder.Directory, ContextIgnore.Wanted(folder.Files), IgnorePatterns.Of(folder.Directory));
        foreach (var copy in options.Copies.Where(copy => copy.From is null))
        {
            var root = copy.Folder ?? service.Context;
            var rules = copy.Folder is null ? ignore : IgnorePatterns.Of(root);
            var source = copy.Source == "." ? "" : copy.Source.TrimEnd('/');
            // What is copied lies alone where it is copied from: no link may leave it. The way to it has to be free of links.
            Check(new EnteringTree(root, source.Length == 0 ? [] : [source], rules), EnteringLimits.Default);
            if (FileKinds.Of(Path.Combine(root, source)) == FileKind.Folder)
                yield return new EnteringTree(Path.Combine(root, source), [""], rules) { Prefix = source.Length == 0 ? "" : source + "/" };
        }
    }
}

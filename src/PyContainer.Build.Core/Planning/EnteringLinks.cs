using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>
/// Resolves the links of a tree on this machine, before a build does it in a step that may have more to read: a link has to end at
/// something that enters the build by itself, so that its content is one that ships anyway.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="walk">What enters of it.</param>
/// <param name="limits">How much it may become once each link is replaced by what it means.</param>
internal sealed class EnteringLinks(EnteringTree tree, EnteringWalk walk, EnteringLimits limits)
{
    private const int MostHops = 40;

    // A folder, a link in it, the folder that it leads to, a link in that, …
    private const int Deepest = 1000;

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The links that cannot enter, each with its target and the reason.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        foreach (var (path, _) in walk.Kinds.Where(pair => pair.Value == FileKind.Link))
        {
            var (end, fault) = Resolve(path);
            if (fault.Length > 0)
                faults.Add($"{Shown(path)} ({fault})");
            else if (walk.Kinds.GetValueOrDefault(end) == FileKind.Folder)
                _folders[path] = end;
        }
        return faults.Count > 0 || _folders.Count == 0 ? faults : Circles();
    }

    private (string End, string Fault) Resolve(string link)
    {
        var parts = new Stack<string>(Links.Parts(link));
        var (at, hops) = (new List<string>(), 0);
        while (parts.TryPop(out var part))
        {
            if (part == "..")
            {
                if (at.Count == 0)
                    return ("", "it leaves the folder that the build reads");
                at.RemoveAt(at.Count - 1);
                continue;
            }
            var next = string.Join('/', at.Append(part));
            var kind = FileKinds.Of(tree.Full(next));
            if (kind == FileKind.Missing)
                return ("", "its target does not exist");
            if (kind != FileKind.Link)
            {
                at.Add(part);
                continue;
            }
            if (!walk.Kinds.ContainsKey(next))
                return ("", $"it goes through the link '{ShownText.Of(next)}', which does not enter the build");
            if (++hops > MostHops)
                return ("", "it leads in a circle");
            if (Links.Target(tree.Full(next)) is not { Length: > 0 } target)
                return ("", "its target cannot be read");
            if (Path.IsPathRooted(target) || target.StartsWith('/'))
                return ("", "its target is an absolute path");
            foreach (var each in Links.Parts(target))
                parts.Push(each);
        }
        var end = string.Join('/', at);
        return walk.Kinds.ContainsKey(end) ? (end, "") : ("", SecretNames.IsOne(end) ? $"'{ShownText.Of(end)}' is kept out of images as a secret" : $"'{(end.Length == 0 ? "." : ShownText.Of(end))}' does not enter the build itself");
    }

    private string Shown(string link) => $"{ShownText.Of(link)} -> {ShownText.Of(Links.Target(tree.Full(link)) ?? "?")}";

    // A folder that a link leads to is copied to where the link lies: into itself for ever, or a thousandfold by a few links that multiply.
    private List<string> Circles()
    {
        var children = walk.Kinds.Keys.Where(path => path.Length > 0).ToLookup(path => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "", StringComparer.Ordinal);
        foreach (var (link, target) in _folders)
        {
            if (Size(target, children, 0) is not { } size)
                return [$"{Shown(link)} (a folder would be copied into itself, or links lead on to links without end)"];
            if (size > limits.Entries)
                return [$"{Shown(link)} (with what further links lead to it stands for more than {limits.Entries} files)"];
        }
        return [];
    }

    private long? Size(string folder, ILookup<string, string> children, int depth)
    {
        if (_sizes.TryGetValue(folder, out var known))
            return known;
        if (depth > Deepest || !_open.Add(folder))
            return null;
        long size = 1;
        foreach (var child in children[folder])
        {
            var inside = _folders.TryGetValue(child, out var target) ? Size(target, children, depth + 1) : walk.Kinds[child] == FileKind.Folder ? Size(child, children, depth + 1) : 1;
            if (inside is null)
                return null;
            size = Math.Min(size + inside.Value, int.MaxValue);
        }
        _open.Remove(folder);
        _sizes[folder] = size;
        return size;
    }
}

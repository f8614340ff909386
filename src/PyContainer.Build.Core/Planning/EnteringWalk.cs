using System.Diagnostics;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>Walks what enters a build. It follows no link, and ends at limits that no project has.</summary>
/// <param name="tree">The tree.</param>
/// <param name="limits">The limits.</param>
internal sealed class EnteringWalk(EnteringTree tree, EnteringLimits limits)
{
    private readonly Dictionary<string, FileKind> _kinds = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What enters: kinds by path, relative with <c>/</c>.</summary>
    internal IReadOnlyDictionary<string, FileKind> Kinds => _kinds;

    /// <summary>Names that no build can carry, of entries and of what is found nowhere because its name is no text.</summary>
    internal List<string> Awkward { get; } = [];

    /// <summary>Walks.</summary>
    /// <exception cref="DiagnosticException">PYC2176 or PYC2181.</exception>
    internal EnteringWalk Run()
    {
        foreach (var entry in tree.Entries)
            Enter(entry);
        return this;
    }

    // A link on the way to an entry is one that the build goes through, too.
    private void Enter(string entry)
    {
        // An ignore file has no line for such a name, so nobody may ask it.
        if (entry.Length > 0 && !FileNames.CanEnter(entry))
        {
            Awkward.Add(entry);
            return;
        }
        for (var end = entry.IndexOf('/', StringComparison.Ordinal); end >= 0; end = entry.IndexOf('/', end + 1))
        {
            if (FileKinds.Of(tree.Full(entry[..end])) is FileKind.Link)
            {
                _kinds[entry[..end]] = FileKind.Link;
                return;
            }
        }
        Add(entry, 0);
    }

    private void Add(string path, int depth)
    {
        var kind = FileKinds.Of(tree.Full(path));
        if (kind == FileKind.Folder ? path.Length > 0 && tree.IsOutWhole(path) : tree.IsOut(path))
            return;
        if (kind == FileKind.Missing)
        {
            // A name that is not UTF-8 comes as a text under which nothing is found.
            if (path.Contains('\uFFFD', StringComparison.Ordinal))
                Awkward.Add(path);
            return;
        }
        if (!_kinds.TryAdd(path, kind))
            return;
        if (_kinds.Count > limits.Entries)
            throw EnteringCodes.TreeTooLarge.Error(SourceSpan.Of(tree.Root), $"more than {limits.Entries} files and folders enter the build", ShownText.Of(Top(path)));
        if (_clock.Elapsed > limits.Time)
            throw EnteringCodes.TreeTooLarge.Error(SourceSpan.Of(tree.Root), $"looking at what enters the build takes longer than {limits.Time.TotalSeconds:0} s", ShownText.Of(Top(path)));
        if (kind != FileKind.Folder)
            return;
        if (depth >= limits.Depth)
            throw EnteringCodes.TreeTooLarge.Error(SourceSpan.Of(tree.Root), $"folders are nested deeper than {limits.Depth}", ShownText.Of(Top(path)));
        foreach (var name in Names(path))
            Add(path.Length == 0 ? name : $"{path}/{name}", depth + 1);
    }

    private List<string> Names(string path)
    {
        try
        {
            var names = new List<string>();
            foreach (var full in Directory.EnumerateFileSystemEntries(tree.Full(path), "*", _all))
            {
                names.Add(Path.GetFileName(full));
                if (names.Count > limits.Entries)
                    throw EnteringCodes.TreeTooLarge.Error(SourceSpan.Of(tree.Root), $"a folder holds more than {limits.Entries} files", ShownText.Of(path));
            }
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EnteringCodes.UnreadableFolder.Error(SourceSpan.Of(tree.Root), ShownText.Of(path), ShownText.Of(exception.Message));
        }
    }

    private static readonly EnumerationOptions _all = new() { AttributesToSkip = default, IgnoreInaccessible = false, MatchType = MatchType.Simple };

    private static string Top(string path) => string.Join('/', path.Split('/').Take(3));
}

/// <summary>How much may enter a build.</summary>
/// <param name="Entries">Files and folders; also after each link is replaced by what it means.</param>
/// <param name="Depth">How deep folders are nested.</param>
/// <param name="Time">How long a look at them may take.</param>
internal sealed record EnteringLimits(int Entries, int Depth, TimeSpan Time)
{
    /// <summary>Far more than a service has, and little enough for a build to carry.</summary>
    internal static EnteringLimits Default { get; } = new(200_000, 100, TimeSpan.FromSeconds(40));
}

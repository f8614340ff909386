using PyContainer.Build.Files;

namespace PyContainer.Build.Python;

/// <summary>A pattern that would be walked for ever, or that finds a link.</summary>
internal sealed class GlobException(string reason) : Exception(reason);

/// <summary>How much the patterns of one workspace may look at, all together.</summary>
internal sealed class GlobBudget
{
    private const int MostDirectories = 50_000;
    private const int MostNames = 1_000_000;

    private int _directories;
    private int _names;

    /// <summary>Notes that a directory was listed.</summary>
    internal void Spend(int names)
    {
        _names += names;
        if (++_directories > MostDirectories || _names > MostNames)
            throw new GlobException($"more than {(_directories > MostDirectories ? $"{MostDirectories} folders" : $"{MostNames} names")} would be looked at");
    }
}

/// <summary>One walk of a pattern.</summary>
internal sealed class GlobWalk(FileTree files, GlobBudget budget)
{
    private readonly HashSet<(string, int)> _seen = [];
    private readonly List<string> _found = [];

    /// <summary>What was found, in the order of the walk.</summary>
    internal IReadOnlyList<string> Found => _found;

    /// <summary>Whether the walk has not been at this part of the pattern in this directory.</summary>
    internal bool IsNew(string directory, int index) => _seen.Add((directory, index));

    /// <summary>Takes a directory, if it is one.</summary>
    internal void Find(string directory)
    {
        if (files.DirectoryExists(directory))
            _found.Add(directory);
    }

    /// <summary>The directories in a directory.</summary>
    internal IReadOnlyList<string> Directories(string directory)
    {
        var names = files.Directories(directory);
        budget.Spend(names.Count);
        return names;
    }

    /// <summary>Refuses a link that the pattern means: uv would follow it, and a build would not have what it leads to.</summary>
    internal void Refuse(string directory, Func<string, bool> isMeant)
    {
        if (files.LinkedDirectories(directory).FirstOrDefault(isMeant) is { } link)
            throw new GlobException($"'{ShownText.Of(FilePaths.Child(directory, link))}' is a symbolic link, which is not followed");
    }
}

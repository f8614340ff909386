namespace PyContainer.Build.Locking;

/// <summary>Short lists of names, such as extras: nearly always empty, then one or two.</summary>
internal static class SortedTexts
{
    /// <summary>The texts in the order of their characters; the list itself when it has no more than one.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts)
    {
        if (texts.Count < 2)
            return texts;
        var sorted = texts.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    /// <summary>The texts of two lists, sorted, each once.</summary>
    public static IReadOnlyCollection<string> Union(IEnumerable<string> left, IEnumerable<string> right)
    {
        var union = new SortedSet<string>(left, StringComparer.Ordinal);
        union.UnionWith(right);
        return union;
    }

    /// <summary>Sorted texts, each once; the list itself when none is there twice.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> sorted)
    {
        for (var index = 1; index < sorted.Count; index++)
        {
            if (sorted[index] == sorted[index - 1])
                return [.. sorted.Distinct(StringComparer.Ordinal)];
        }

        return sorted;
    }

    /// <summary>Whether two lists have the same texts in the same order.</summary>
    public static bool AreEqual(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var index = 0; index < left.Count; index++)
        {
            if (left[index] != right[index])
                return false;
        }

        return true;
    }
}

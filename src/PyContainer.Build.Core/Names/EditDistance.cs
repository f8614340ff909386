namespace PyContainer.Build.Names;

/// <summary>How many slips of the keyboard lie between two words: a letter too many, one too few, a wrong one, or two neighbours swapped.</summary>
internal static class EditDistance
{
    /// <summary>The optimal string alignment distance.</summary>
    internal static int Between(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    table[row, column] = row + column;
                    continue;
                }
                var changed = table[row - 1, column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                var best = Math.Min(changed, Math.Min(table[row - 1, column], table[row, column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    best = Math.Min(best, table[row - 2, column - 2] + 1);
                table[row, column] = best;
            }
        }
        return table[one.Length, other.Length];
    }
}

using System.Text;

namespace PyContainer.Build.Buildx;

/// <summary>One image of a bake.</summary>
/// <param name="Name">Its name in the bake file, which also stands before its lines in the log.</param>
/// <param name="Request">What is asked for.</param>
public sealed record BakeTarget(string Name, BuildRequest Request)
{
    /// <summary>Names images for a bake file: letters, digits, <c>-</c> and <c>_</c>, each name once.</summary>
    /// <param name="repositories">The repositories of the images, in order.</param>
    public static IReadOnlyList<string> Names(IEnumerable<string> repositories)
    {
        var names = new List<string>();
        foreach (var repository in repositories)
        {
            var stem = new StringBuilder(repository);
            for (var at = 0; at < stem.Length; at++)
                stem[at] = char.IsAsciiLetterOrDigit(stem[at]) || stem[at] is '-' or '_' ? stem[at] : '-';
            var (name, number) = (stem.ToString(), 2);
            while (names.Contains(name))
                name = $"{stem}-{number++}";
            names.Add(name);
        }
        return names;
    }
}

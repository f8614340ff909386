namespace PyContainer.Build.Hardening;

/// <summary>
/// Ends of life. State of November 2026; look through it at each release. Sources: the release schedules of CPython, Debian, Ubuntu and
/// Alpine, the support policy of distroless, and the tags that uv publishes.
/// </summary>
/// <param name="What">What ends.</param>
/// <param name="Date">Its last day.</param>
/// <param name="Successor">What follows it.</param>
internal sealed record EndOfLife(string What, DateOnly Date, string Successor)
{
    private static readonly EndOfLife[] _python =
    [
        new("Python 3.7", new(2023, 6, 27), "Python 3.14"), new("Python 3.8", new(2024, 10, 7), "Python 3.14"), new("Python 3.9", new(2025, 10, 31), "Python 3.14"),
        new("Python 3.10", new(2026, 10, 31), "Python 3.14"), new("Python 3.11", new(2027, 10, 31), "Python 3.14"), new("Python 3.12", new(2028, 10, 31), "Python 3.14"),
        new("Python 3.13", new(2029, 10, 31), "Python 3.14"), new("Python 3.14", new(2030, 10, 31), "its successor"),
    ];

    private static readonly (string Word, EndOfLife End)[] _distributions =
    [
        ("stretch", new("Debian 9", new(2022, 6, 30), "Debian 13")), ("buster", new("Debian 10", new(2024, 6, 30), "Debian 13")), ("bullseye", new("Debian 11", new(2026, 8, 31), "Debian 13")),
        ("bookworm", new("Debian 12", new(2028, 6, 30), "Debian 13")), ("trixie", new("Debian 13", new(2030, 6, 30), "its successor")),
    ];

    private static readonly (string Repository, string Tag, EndOfLife End)[] _images =
    [
        ("debian", "9", _distributions[0].End), ("debian", "10", _distributions[1].End), ("debian", "11", _distributions[2].End), ("debian", "12", _distributions[3].End), ("debian", "13", _distributions[4].End),
        ("ubuntu", "18.04", new("Ubuntu 18.04", new(2023, 5, 31), "Ubuntu 24.04")), ("ubuntu", "20.04", new("Ubuntu 20.04", new(2025, 5, 31), "Ubuntu 24.04")),
        ("ubuntu", "22.04", new("Ubuntu 22.04", new(2027, 4, 30), "Ubuntu 24.04")), ("ubuntu", "24.04", new("Ubuntu 24.04", new(2029, 4, 30), "its successor")),
        ("alpine", "3.19", new("Alpine 3.19", new(2025, 11, 1), "Alpine 3.23")), ("alpine", "3.20", new("Alpine 3.20", new(2026, 4, 1), "Alpine 3.23")),
        ("alpine", "3.21", new("Alpine 3.21", new(2026, 11, 1), "Alpine 3.23")), ("alpine", "3.22", new("Alpine 3.22", new(2027, 5, 1), "Alpine 3.23")),
    ];

    // distroless stops before Debian does, and python3 before the others; uv publishes no image on bookworm since 0.10.
    private static readonly EndOfLife _distroless11 = new("distroless on Debian 11", new(2024, 8, 14), "Debian 13");
    private static readonly EndOfLife _distrolessPython12 = new("distroless python3 on Debian 12", new(2026, 4, 30), "python3-debian13");
    private static readonly EndOfLife _distroless12 = new("distroless on Debian 12", new(2026, 9, 30), "Debian 13");
    private static readonly EndOfLife _uvBookworm = new("uv 0.9.30 for good, since images on bookworm are no longer published", new(2026, 2, 5), "an image on trixie");

    /// <summary>The ends that the name of an image tells.</summary>
    internal static IEnumerable<EndOfLife> Of(ImageName name)
    {
        if (name.PythonMinor is { } minor && _python.FirstOrDefault(end => end.What == "Python " + minor) is { } python)
            yield return python;
        if (name.IsDistroless)
        {
            if (name.Repository.EndsWith("-debian11", StringComparison.Ordinal) || name.Repository.EndsWith("-debian10", StringComparison.Ordinal))
                yield return _distroless11;
            else if (name.Repository.EndsWith("-debian12", StringComparison.Ordinal))
                yield return name.IsDistrolessPython ? _distrolessPython12 : _distroless12;
        }
        else if (name.IsUv && name.Tag.Contains("bookworm", StringComparison.Ordinal) && !char.IsAsciiDigit(name.Tag.FirstOrDefault()))
            yield return _uvBookworm;
        else if (name.Tag.Length > 0)
        {
            foreach (var (_, end) in _distributions.Where(row => name.Tag.Contains(row.Word, StringComparison.Ordinal)))
                yield return end;
            foreach (var (_, _, end) in _images.Where(row => name.Repository == row.Repository && (name.Tag == row.Tag || name.Tag.StartsWith(row.Tag + "-", StringComparison.Ordinal) || name.Tag.StartsWith(row.Tag + ".", StringComparison.Ordinal))))
                yield return end;
        }
    }
}

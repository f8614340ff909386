namespace PyContainer.Build.Python;

/// <summary>Combinations of platform variables that no machine has, as uv knows them.</summary>
internal static class ImpossiblePlatforms
{
    private static readonly string[] Named = ["aix", "android", "cygwin", "darwin", "emscripten", "linux", "wasi", "win32"];

    private static readonly (MarkerKey Key, string[] Values, string[] Platforms)[] Pairs =
    [
        (MarkerKey.OsName, ["nt"], ["darwin", "ios", "linux"]),
        (MarkerKey.OsName, ["posix"], ["win32"]),
        (MarkerKey.PlatformSystem, ["FreeBSD", "NetBSD", "OpenBSD", "SunOS"], [.. Named, "ios"]),
        (MarkerKey.PlatformSystem, ["iOS", "iPadOS"], Named),
    ];

    public static MarkerNode Of(MarkerAlgebra algebra)
    {
        var result = algebra.False;
        foreach (var (key, values, platforms) in Pairs)
            result = algebra.Or(result, algebra.And(OneOf(algebra, key, values), OneOf(algebra, MarkerKey.SysPlatform, platforms)));
        return result;
    }

    private static MarkerNode OneOf(MarkerAlgebra algebra, MarkerKey key, string[] values)
    {
        var cuts = new List<MarkerCut>();
        var children = new List<MarkerNode> { algebra.False };
        foreach (var value in values.Order(StringComparer.Ordinal))
        {
            cuts.AddRange([MarkerCut.At(value, after: false), MarkerCut.At(value, after: true)]);
            children.AddRange([algebra.True, algebra.False]);
        }

        return algebra.Make(MarkerVariable.Of(key), cuts.ToArray(), children.ToArray());
    }
}

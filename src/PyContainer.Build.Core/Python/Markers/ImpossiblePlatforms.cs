namespace PyContainer.Build.Python;

/// <summary>Combinations of platform variables that no machine has, as uv knows them.</summary>
internal static class ImpossiblePlatforms
{
    // Sorted by their characters, as all lists here: so the cuts are in order.
    private static readonly string[] Named = ["aix", "android", "cygwin", "darwin", "emscripten", "linux", "wasi", "win32"];
    private static readonly string[] NamedAndIos = ["aix", "android", "cygwin", "darwin", "emscripten", "ios", "linux", "wasi", "win32"];

    public static MarkerNode Of(MarkerAlgebra algebra)
    {
        var result = Both(algebra, MarkerKey.OsName, ["nt"], ["darwin", "ios", "linux"]);
        result = algebra.Or(result, Both(algebra, MarkerKey.OsName, ["posix"], ["win32"]));
        result = algebra.Or(result, Both(algebra, MarkerKey.PlatformSystem, ["FreeBSD", "NetBSD", "OpenBSD", "SunOS"], NamedAndIos));
        return algebra.Or(result, Both(algebra, MarkerKey.PlatformSystem, ["iOS", "iPadOS"], Named));
    }

    private static MarkerNode Both(MarkerAlgebra algebra, MarkerKey key, string[] values, string[] platforms) =>
        algebra.And(OneOf(algebra, key, values), OneOf(algebra, MarkerKey.SysPlatform, platforms));

    private static MarkerNode OneOf(MarkerAlgebra algebra, MarkerKey key, string[] sorted)
    {
        var cuts = new MarkerCut[2 * sorted.Length];
        var children = new MarkerNode[cuts.Length + 1];
        children[0] = algebra.False;
        for (var index = 0; index < sorted.Length; index++)
        {
            cuts[2 * index] = MarkerCut.At(sorted[index], after: false);
            children[2 * index + 1] = algebra.True;
            cuts[2 * index + 1] = MarkerCut.At(sorted[index], after: true);
            children[2 * index + 2] = algebra.False;
        }

        return algebra.Make(MarkerVariable.Of(key), cuts, children);
    }
}

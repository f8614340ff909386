namespace PyContainer.Build.Python;

/// <summary>Combinations of platform variables that no machine has, as uv knows them.</summary>
internal static class ImpossiblePlatforms
{
    private static readonly (MarkerKey Key, string Value, string[] Platforms)[] Pairs =
    [
        (MarkerKey.OsName, "nt", ["linux", "darwin", "ios"]),
        (MarkerKey.OsName, "posix", ["win32"]),
        .. from system in new[] { "FreeBSD", "NetBSD", "OpenBSD", "SunOS", "iOS", "iPadOS" }
           let own = system is "iOS" or "iPadOS" ? "ios" : ""
           let all = new[] { "aix", "android", "emscripten", "ios", "linux", "darwin", "win32", "cygwin", "wasi" }
           select (MarkerKey.PlatformSystem, system, all.Where(platform => platform != own).ToArray()),
    ];

    public static MarkerNode Of(MarkerAlgebra algebra)
    {
        var result = algebra.False;
        foreach (var (key, value, platforms) in Pairs)
        {
            foreach (var platform in platforms)
                result = algebra.Or(result, algebra.And(Equal(algebra, key, value), Equal(algebra, MarkerKey.SysPlatform, platform)));
        }

        return result;
    }

    private static MarkerNode Equal(MarkerAlgebra algebra, MarkerKey key, string value) =>
        MarkerAtoms.Point(algebra, MarkerVariable.Of(key), value);
}

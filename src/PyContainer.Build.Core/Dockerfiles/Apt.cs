using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>Debian's package manager: no recommendations, no lists and no logs left behind, which would differ at each build.</summary>
internal static class Apt
{
    /// <summary>The commands that install; none for no package.</summary>
    internal static IReadOnlyList<string> Install(IReadOnlyList<OsPackage> packages) => packages.Count == 0
        ? []
        :
        [
            "apt-get update",
            "DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends " + string.Join(' ', packages),
            "rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/ldconfig/aux-cache /var/cache/debconf/*-old /var/log/apt /var/log/dpkg.log /var/log/alternatives.log",
        ];
}

using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>Wolfi's package manager.</summary>
internal static class Apk
{
    /// <summary>Where a root file system is laid out.</summary>
    internal const string Root = "/rootfs";

    /// <summary>The commands that install into the builder; none for no package.</summary>
    internal static IReadOnlyList<string> Install(Downloads downloads, params IReadOnlyList<object> packages) =>
        packages.Count == 0 ? [] : [downloads.With("apk add --no-cache " + string.Join(' ', packages))];

    /// <summary>The command that lays out a root file system from nothing: neither apk nor a shell is in it unless asked for.</summary>
    internal static string LayOut(Downloads downloads, params IEnumerable<object> packages) => downloads.With(
        $"apk add --no-cache --no-scripts --initdb --root {Root} --keys-dir /etc/apk/keys --repositories-file /etc/apk/repositories \\\n    {string.Join(' ', packages)}");
}

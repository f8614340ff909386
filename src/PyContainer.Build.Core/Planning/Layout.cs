namespace PyContainer.Build.Planning;

/// <summary>The places that all generated images share.</summary>
public static class Layout
{
    /// <summary>Where the builder's sources begin: the build context lies here, or below where packages lie beside it.</summary>
    internal const string Source = "/src";

    /// <summary>What ships.</summary>
    internal const string Application = "/app";

    /// <summary>The environment, at one path in every stage: console scripts hold it in their first line.</summary>
    internal const string Environment = "/app/.venv";

    /// <summary>The interpreter of the environment.</summary>
    internal const string Interpreter = "/app/.venv/bin/python";

    /// <summary>Where uv puts the Pythons it manages.</summary>
    internal const string ManagedPythons = "/python";

    /// <summary>The folder of the environment's console scripts.</summary>
    internal const string Scripts = "/app/.venv/bin/";

    /// <summary>The build context with the generated files that the dependencies are installed from.</summary>
    public const string Closure = "closure";

    /// <summary>The id of the build secret with the company's certificates.</summary>
    internal const string CertificateSecret = "pycontainer-ca";

    /// <summary>The ids of the build secrets with the proxies, which are the variables that the steps which fetch read them from.</summary>
    internal static IReadOnlyList<string> ProxySecrets { get; } = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

    /// <summary>
    /// The tree that becomes the layer of the project's own files. Two folders deep: before it takes a folder of another stage BuildKit
    /// walks everything beside it, and in the root that would be the builder's whole file system, after every changed line.
    /// </summary>
    internal const string Output = "/out/tree";

    /// <summary>Where the project's files are mounted, to be copied to where they are built.</summary>
    internal const string Input = "/in";

    /// <summary>The same for packages beside the build context.</summary>
    internal const string OutsideInput = "/outside";

    /// <summary>The folder of the stage of the same name that the wheels of build back ends are fetched to.</summary>
    internal const string BackEnds = "/backends";

    /// <summary>uv's cache, in a mount where packages are fetched and in the layer where no network is.</summary>
    internal const string UvCache = "/root/.cache/uv";

    /// <summary>Where the smoke test leaves its proof.</summary>
    internal const string Proof = "/tmp/smoke";

    /// <summary>
    /// Sets one date on everything in a tree, so that two builds give the same layer: 1980-01-01, the earliest that a zip file knows.
    /// </summary>
    internal static string Touch(string tree) => $"find {tree} -exec touch -h -d @{Epoch} {{}} +";

    /// <summary>The same for what a step has written below a tree whose other files have that date; a file of the tree tells it.</summary>
    internal static string TouchNew(string tree, string dated) => $"find {tree} -newer {dated} -exec touch -h -d @{Epoch} {{}} +";

    /// <summary>That date, in seconds since 1970.</summary>
    internal const string Epoch = "315532800";
}

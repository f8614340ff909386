using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>The call of <c>docker buildx bake</c>, as data.</summary>
public static class BakeCommand
{
    // A build of one image may use the host's network when it is asked to; a bake has to be told so.
    private static readonly string[] _hostNetwork = ["--allow", "network.host"];

    /// <summary>Makes the call.</summary>
    /// <param name="docker">The program.</param>
    /// <param name="file">The bake file, full path.</param>
    /// <param name="metadata">Where buildx writes its results, full path.</param>
    /// <param name="targets">The targets, of one builder.</param>
    public static ProcessSpec Create(string docker, string file, string metadata, IReadOnlyList<BakeTarget> targets) =>
        new(docker,
        [
            "buildx", "bake",
            "--file", BuildRequest.Slashes(file),
            "--progress", "rawjson",
            "--metadata-file", metadata,
            .. targets[0].Request.Builder is { } builder ? new[] { "--builder", builder } : [],
            .. targets.Any(target => target.Request.Network == "host") ? _hostNetwork : [],
            .. targets.Select(target => target.Name),
        ])
        {
            WorkingDirectory = Path.GetDirectoryName(file),
            // The file is ours, and its folders are those of the services, wherever they lie: buildx need not ask whether it may read them.
            Environment = new Dictionary<string, string?>(targets.SelectMany(target => target.Request.Environment).DistinctBy(variable => variable.Key, StringComparer.Ordinal), StringComparer.Ordinal) { ["BUILDX_BAKE_ENTITLEMENTS_FS"] = "0" },
        };
}

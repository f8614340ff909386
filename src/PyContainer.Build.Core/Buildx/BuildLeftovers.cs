using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>
/// What a publish that was killed leaves in the folder of a service: a docker that still runs, and files on their way to their names. Only
/// the top level of our own folders is looked at, and only for names that are written there.
/// </summary>
public static class BuildLeftovers
{
    /// <summary>The image that is read for the rules.</summary>
    public const string VerifiedArchive = "verify.tar";

    /// <summary>The folder of the checks, below that of the service.</summary>
    public const string TestFolder = "test";

    // docker writes a file next to its place first, under its name and a number.
    private const string DockerPrefix = ".tmp-";

    private static readonly string[] _metadata = [BuildFiles.MetadataName, Baker.MetadataName];

    /// <summary>Where the note of the docker lies that writes its log into a folder.</summary>
    public static string RecordIn(string folder) => Path.Combine(folder, OutputFolder.Records, "buildx");

    /// <summary>Ends and takes away what is left. Whoever calls holds the folder, so nothing of it is in use.</summary>
    /// <param name="folder">The folder of a service, full path; its links were refused before.</param>
    /// <param name="cancellation">Ends the wait for programs.</param>
    /// <returns>What should be known of programs that go on.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> SweepAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return [];
        var findings = new List<Diagnostic>();
        foreach (var each in new[] { folder, Path.Combine(folder, TestFolder) }.Where(Directory.Exists))
        {
            if (await ProcessRecord.EndAsync(RecordIn(each), [.. _metadata.Select(name => Path.Combine(each, name))], cancellation) is { } finding)
                findings.Add(finding);
            foreach (var file in Directory.GetFiles(each, DockerPrefix + "*", SearchOption.TopDirectoryOnly).Where(file => _metadata.Any(name => IsOnItsWay(Path.GetFileName(file), name))))
                File.Delete(file);
        }
        var archive = Path.Combine(folder, VerifiedArchive);
        File.Delete(archive);
        TemporaryFile.Remove(TemporaryFile.Of(archive), name => IsOnItsWay(name, VerifiedArchive));
        return findings;
    }

    /// <summary>Whether a file is one that docker was to rename to a name, or has the name.</summary>
    internal static bool IsOnItsWay(string file, string name) =>
        file == name || (file.StartsWith(DockerPrefix + name, StringComparison.Ordinal) && file.AsSpan(DockerPrefix.Length + name.Length).IndexOfAnyExceptInRange('0', '9') < 0);
}

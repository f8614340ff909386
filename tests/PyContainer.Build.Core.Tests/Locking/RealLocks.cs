using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Manifests and locks of real projects, in memory.</summary>
internal static class RealLocks
{
    public static readonly (string Project, string Directory)[] All =
    [
        ("dlt", ""), ("nemo-agent-toolkit", ""), ("crewai", ""), ("pydantic-ai", ""), ("livekit-agents", ""), ("langgraph", "libs/langgraph"),
    ];

    public static Dictionary<string, byte[]> Files(string project) => TestAssets.ReadArchive($"real-locks/{project}.tar.gz")
        .ToDictionary(file => FilePaths.Combine("/real", file.Key), file => file.Value);

    public static MemoryFileTree Tree(string project) => new(Files(project));

    public static string Directory(string project, string directory) => FilePaths.Combine("/real/" + project, directory);
}

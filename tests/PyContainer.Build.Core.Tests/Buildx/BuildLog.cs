using System.Text;
using System.Text.Json;

namespace PyContainer.Build.Buildx;

/// <summary>What buildx prints on standard error with <c>--progress=rawjson</c>.</summary>
internal static class BuildLog
{
    /// <summary>A vertex as it is told once or again.</summary>
    public static string Vertex(string digest, string name, bool isCompleted = false, bool isCached = false, string? error = null)
    {
        var vertex = new Dictionary<string, object> { ["digest"] = digest, ["name"] = name, ["started"] = "2026-11-21T08:42:27.175646045Z" };
        if (isCompleted)
            vertex["completed"] = "2026-11-21T08:42:29.675646045Z";
        if (isCached)
            vertex["cached"] = true;
        if (error is not null)
            vertex["error"] = error;
        return JsonSerializer.Serialize(new { vertexes = new[] { vertex } });
    }

    /// <summary>Bytes that a step printed.</summary>
    public static string Log(string digest, params ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Serialize(new { logs = new[] { new { vertex = digest, stream = 2, data = Convert.ToBase64String(bytes), timestamp = "2026-11-21T08:42:27Z" } } });

    /// <summary>A progress that has read these lines.</summary>
    public static ProgressLog Read(params IEnumerable<string> lines)
    {
        var progress = new ProgressLog(_ => { });
        foreach (var line in lines)
            progress.Add(line);
        return progress;
    }

    /// <summary>A build whose step printed something and failed, and the text that follows, as the real one does.</summary>
    public static ProgressLog FailedStep(string log, int exitCode = 1, string command = "uv sync --locked")
    {
        var error = $"process \"/bin/sh -c {command}\" did not complete successfully: exit code: {exitCode}";
        return Read(
            Vertex("sha256:a", $"[deps 1/1] RUN {command}"),
            Log("sha256:a", Encoding.UTF8.GetBytes(log)),
            Vertex("sha256:a", $"[deps 1/1] RUN {command}", isCompleted: true, error: error),
            "Dockerfile:31",
            "--------------------",
            "  30 |     FROM base AS deps",
            $"  31 | >>> RUN {command}",
            "  32 |     ",
            "--------------------",
            $"ERROR: failed to build: failed to solve: {error}");
    }
}

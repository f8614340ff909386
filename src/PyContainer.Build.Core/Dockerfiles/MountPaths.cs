using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The paths of the mounts of one RUN. A mount is read as a flag, as CSV and as a word in turn, and the first of these takes UTF-8 apart
/// byte by byte (BuildKit before 0.20); a variable is put in after all three. So a path that is not plain stands in an ARG above the step.
/// </summary>
internal sealed class MountPaths
{
    private const string Variable = "PYCONTAINER_PATH_";

    private readonly List<string> _paths = [];

    /// <summary>The ARG instruction with those paths; empty where all are plain.</summary>
    internal string Arguments => _paths.Count == 0 ? "" : "ARG " + string.Join(" \\\n    ", _paths.Select((path, index) => $"{Variable}{index + 1}={Literal.Value(path)}")) + "\n";

    /// <summary>A path as it stands in the mount.</summary>
    internal string Write(string path)
    {
        if (PlainPath.IsPlain(path))
            return path;
        // Most targets are a folder of ours and the source again.
        var known = _paths.FindIndex(each => path.EndsWith(each, StringComparison.Ordinal) && IsPlainOrEmpty(path[..^each.Length]));
        if (known < 0)
        {
            var name = path.TrimStart('/');
            _paths.Add(name.Length > 0 ? name : path);
            known = _paths.Count - 1;
        }
        return $"{path[..^_paths[known].Length]}${{{Variable}{known + 1}}}";
    }

    private static bool IsPlainOrEmpty(string text) => text.Length == 0 || PlainPath.IsPlain(text);
}

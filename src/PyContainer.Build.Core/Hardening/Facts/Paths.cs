namespace PyContainer.Build.Hardening;

/// <summary>Paths of an image as texts.</summary>
internal static class Paths
{
    /// <summary>Whether a path is a folder or lies in it.</summary>
    internal static bool IsIn(string path, string folder)
    {
        folder = Trim(folder);
        return folder == "/" || Trim(path) == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    /// <summary>The path without the slash at its end.</summary>
    internal static string Trim(string path) => path.Length > 1 ? path.TrimEnd('/') is { Length: > 0 } rest ? rest : "/" : path;
}

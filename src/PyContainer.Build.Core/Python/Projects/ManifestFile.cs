using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads files whole; what the file system says against it becomes a coded error at the file.</summary>
internal static class ManifestFile
{
    public static TomlDocument Read(string path) => TomlDocument.Parse(Bytes(path), path);

    public static byte[] Bytes(string path)
    {
        try
        {
            return PlainFile.Bytes(path, Limit(Path.GetFileName(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PythonCodes.UnreadableFile.Error(SourceSpan.Of(path), exception.Message);
        }
    }

    private static FileLimit Limit(string name) => Path.GetExtension(name) switch
    {
        ".txt" or ".in" => FileLimit.Requirements,
        ".toml" => FileLimit.Manifest,
        ".lock" => FileLimit.Lock,
        ".gitignore" => FileLimit.Ignore,
        _ => FileLimit.Archive,
    };
}

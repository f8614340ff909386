using PyContainer.Build.Diagnostics;
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
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw PythonCodes.UnreadableFile.Error(SourceSpan.Of(path), exception.Message);
        }
    }
}

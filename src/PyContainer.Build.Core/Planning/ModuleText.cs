using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>The text of a module among the sources, for whoever looks for names in it. Nothing is imported or run.</summary>
internal static class ModuleText
{
    /// <summary>Reads it; null for a link and whatever else is no file, and where it is larger than a module that a person writes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read it.</exception>
    internal static string? Of(string path) =>
        FileKinds.Of(path) == FileKind.File && new FileInfo(path).Length <= FileLimit.Module.Bytes ? PlainFile.Text(path, FileLimit.Module) : null;
}

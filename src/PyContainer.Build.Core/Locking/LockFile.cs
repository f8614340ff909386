using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Finds and reads the text of <c>uv.lock</c>.</summary>
public static class LockFile
{
    private static readonly DiagnosticDescriptor _missing = new("PYC1001", DiagnosticSeverity.Error,
        "There is no uv.lock beside this pyproject.toml. Run 'uv lock' and commit the file.");

    /// <summary>Reads the lock of a project.</summary>
    /// <param name="directory">The folder of <c>pyproject.toml</c>, full path.</param>
    /// <exception cref="DiagnosticException">PYC1001, PYC1002 or PYC1005.</exception>
    public static TomlDocument Read(string directory)
    {
        var path = Path.Combine(directory, "uv.lock");
        return File.Exists(path) ? ManifestFile.Read(path) : throw _missing.Error(SourceSpan.Of(Path.Combine(directory, "pyproject.toml")));
    }
}

namespace PyContainer.Build.Processes;

/// <summary>
/// Finds a program as a shell does, and never in the current folder: that one is mostly the project, and a file in it is not a program
/// of this machine.
/// </summary>
public static class ProgramFinder
{
    // A script (.cmd, .bat) is run by cmd.exe, which reads the arguments a second time, by rules of its own.
    private static readonly string[] _startable = [".exe", ".com"];

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The full path of a program.</summary>
    /// <param name="name">A name that is looked up on PATH, or a full path.</param>
    /// <exception cref="ProcessStartException">There is none; the message says why.</exception>
    public static string Find(string name) =>
        Find(name, Environment.GetEnvironmentVariable("PATH"), OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("PATHEXT") ?? ".COM;.EXE" : null);

    /// <summary>The same with a search path.</summary>
    /// <param name="name">A name that is looked up, or a full path.</param>
    /// <param name="path">The folders.</param>
    /// <param name="extensions">The extensions that a program may have; null where programs have none.</param>
    internal static string Find(string name, string? path, string? extensions)
    {
        if (Path.IsPathFullyQualified(name))
            return Existing(name, extensions).FirstOrDefault(IsExecutable) ?? throw new ProcessStartException(name, Reason(name, extensions));
        if (name.Length == 0 || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || name.Contains(Path.AltDirectorySeparatorChar, StringComparison.Ordinal))
            throw new ProcessStartException(name, "is neither a name nor a full path");
        // An empty or relative entry means the current folder, or one below it.
        var folders = (path ?? "").Split(Path.PathSeparator).Select(folder => folder.Trim('"')).Where(Path.IsPathFullyQualified);
        return folders.SelectMany(folder => Existing(Path.Combine(folder, name), extensions)).FirstOrDefault(IsExecutable) ?? throw new ProcessStartException(name, "is not on PATH");
    }

    private static IEnumerable<string> Existing(string path, string? extensions) => Candidates(path, extensions).Where(File.Exists);

    private static IEnumerable<string> Candidates(string path, string? extensions)
    {
        if (extensions is null || _startable.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            return [path];
        return extensions.Split(';').Where(extension => _startable.Contains(extension, StringComparer.OrdinalIgnoreCase)).Select(extension => path + extension.ToLowerInvariant());
    }

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None;

    private static string Reason(string path, string? extensions) => path switch
    {
        _ when Directory.Exists(path) => "is a folder",
        _ when extensions is not null && File.Exists(path) => "is no program (.exe or .com); a script is not started",
        _ when File.Exists(path) => "is not executable",
        _ => "does not exist",
    };
}

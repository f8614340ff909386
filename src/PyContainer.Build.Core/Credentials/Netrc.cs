using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Credentials;

/// <summary>One entry of a netrc file.</summary>
/// <param name="Machine">The host; null is the entry <c>default</c>.</param>
/// <param name="Login">The user, or null.</param>
/// <param name="Password">The password, or null.</param>
internal sealed record NetrcEntry(string? Machine, string? Login, string? Password)
{
    /// <summary>Without what it holds.</summary>
    public override string ToString() => $"machine {Machine}";
}

/// <summary>A netrc file (GNU inetutils, "The .netrc file"): which user and password a host gets.</summary>
/// <param name="Entries">The entries, in the order of the file.</param>
internal sealed record Netrc(IReadOnlyList<NetrcEntry> Entries)
{
    /// <summary>The first entry of a host that has a password and is of that user, where one is named.</summary>
    /// <param name="host">The host, without port.</param>
    /// <param name="user">The user; null takes any.</param>
    /// <param name="takesDefault">Whether the entry for all other hosts counts.</param>
    internal NetrcEntry? Find(string host, string? user, bool takesDefault) => Entries.FirstOrDefault(entry =>
        entry.Password is { Length: > 0 }
        && (entry.Machine is { } machine ? machine.Equals(host, StringComparison.OrdinalIgnoreCase) : takesDefault)
        && (user is null || entry.Login is null || entry.Login == user));

    /// <summary>Where a person keeps it: the file that NETRC names, else the one in the home folder; null where there is none.</summary>
    /// <param name="environment">Reads a variable.</param>
    /// <param name="folder">Where a relative path starts, full path.</param>
    internal static string? Locate(Func<string, string?> environment, string folder)
    {
        if (environment("NETRC") is { Length: > 0 } named)
            return Path.GetFullPath(named, folder) is var path && File.Exists(path) ? path : null;
        var home = environment(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        string[] names = OperatingSystem.IsWindows() ? ["_netrc", ".netrc"] : [".netrc"];
        return string.IsNullOrEmpty(home) ? null : names.Select(name => Path.Combine(home, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DiagnosticException">PYC2130, with file and line.</exception>
    internal static Netrc Read(string path)
    {
        try
        {
            // Whoever publishes names it, so it may lie anywhere, behind links too.
            if (FileKinds.AtEndOf(path) is not FileKind.File and var kind)
                throw CredentialCodes.InvalidNetrc.Error(SourceSpan.Of(path), $"it is {FileKinds.Name(kind)}");
            return new NetrcReader(PlainFile.TextAnywhere(path, FileLimit.Netrc), path).Read();
        }
        catch (DiagnosticException exception) when (exception.Diagnostic.Descriptor == FileCodes.TooLarge)
        {
            throw CredentialCodes.InvalidNetrc.Error(SourceSpan.Of(path), "it is larger than 1 MiB");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CredentialCodes.InvalidNetrc.Error(SourceSpan.Of(path), "this account may not read it, or another program holds it");
        }
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Credentials;

/// <summary>The netrc file of whoever publishes, read when it is first asked for.</summary>
/// <param name="environment">Reads a variable.</param>
/// <param name="folder">Where a relative path starts, full path.</param>
internal sealed class NetrcSource(Func<string, string?> environment, string folder)
{
    private readonly Lazy<string?> _path = new(() => Netrc.Locate(environment, folder));
    private Netrc? _file;

    /// <summary>Why it cannot be read; null while that is not known.</summary>
    internal Diagnostic? Fault { get; private set; }

    /// <summary>
    /// The entry of an index. The one for all other hosts counts where the index is known to want credentials: an open index that is
    /// sent some may refuse them.
    /// </summary>
    /// <exception cref="DiagnosticException">The file is broken, and the index cannot do without.</exception>
    internal NetrcEntry? Find(NamedIndex index, string? user, bool isRequired)
    {
        if (_path.Value is null || Fault is not null)
            return null;
        try
        {
            _file ??= Netrc.Read(_path.Value);
        }
        catch (DiagnosticException exception) when (!isRequired)
        {
            Fault = exception.Diagnostic;
            return null;
        }
        return _file.Find(index.Host, user, takesDefault: index.IsPrivate);
    }

    /// <summary>What to tell of an index that it has nothing for.</summary>
    internal string Told(NamedIndex index) => _path.Value is { } path ? $"'{path}' (nothing for {index.Host})"
        : environment("NETRC") is { Length: > 0 } ? "no netrc file (NETRC names one that is not there)" : "no netrc file (there is none)";
}

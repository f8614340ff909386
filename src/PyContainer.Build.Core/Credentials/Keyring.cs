using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Credentials;

/// <summary>
/// Asks the <c>keyring</c> command as uv does (its <c>keyring-provider = "subprocess"</c>): for the address, then for its host, then, unless
/// it is https, for scheme and host. Its output is credentials, so none of it reaches a message.
/// </summary>
/// <param name="runner">Runs it.</param>
internal sealed class Keyring(IProcessRunner runner)
{
    private const string Program = "keyring";

    /// <summary>Whether a fault was told; one reason is enough.</summary>
    internal Diagnostic? Fault { get; private set; }

    /// <summary>Asks for the credentials of an index; null when the keyring has none.</summary>
    /// <param name="index">The index.</param>
    /// <param name="user">The user; null asks for both, which only keyring 25.2.1 and later can.</param>
    /// <param name="cancellation">Ends the command.</param>
    internal async Task<(string User, string Password)?> AskAsync(NamedIndex index, string? user, CancellationToken cancellation)
    {
        string[] services = [index.Url, index.HostAndPort, .. index.Scheme == "https" ? Array.Empty<string>() : [$"{index.Scheme}://{index.HostAndPort}"]];
        foreach (var service in services)
        {
            if (Fault is null && await AskForAsync(service, index, user, cancellation) is { } found)
                return found;
        }
        return null;
    }

    private async Task<(string User, string Password)?> AskForAsync(string service, NamedIndex index, string? user, CancellationToken cancellation)
    {
        try
        {
            var result = await runner.RunAsync(new ProcessSpec(Program, ["get", service, .. user is null ? ["--mode", "creds"] : new[] { user }]), cancellation);
            if (user is null && result.Error.Contains("unrecognized arguments: --mode", StringComparison.Ordinal))
                Fault = KeyringCodes.OldKeyring.At(at: null, index.Name, index.UserVariable);
            return result.ExitCode == 0 ? Read(result.Output, user) : null;
        }
        catch (ProcessStartException exception)
        {
            Fault = KeyringCodes.NoKeyring.At(at: null, index.Name, exception.Message);
            return null;
        }
    }

    private static (string User, string Password)? Read(string output, string? user)
    {
        if (user is not null)
            return output.TrimEnd() is { Length: > 0 } password ? (user, password) : null;
        string[] lines = [.. output.Split('\n').Select(line => line.TrimEnd('\r'))];
        return lines is [{ Length: > 0 } login, { Length: > 0 } secret, ..] ? (login, secret) : null;
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Credentials;

/// <summary>
/// Finds the credentials of the named indexes: in the environment of the publish (<c>UV_INDEX_NAME_USERNAME</c>, <c>…_PASSWORD</c>), else
/// in netrc, else, where that was chosen, in a keyring. No two sources are mixed but for the user: one that is named is looked up.
/// </summary>
/// <param name="runner">Runs the keyring.</param>
/// <param name="environment">Reads a variable of the calling process.</param>
public sealed class IndexSecretStore(IProcessRunner runner, Func<string, string?> environment)
{
    private const string KeyringOff = "no keyring (PyContainerKeyringProvider is not subprocess)";

    /// <summary>Finds what a build needs.</summary>
    /// <param name="options">The service.</param>
    /// <param name="service">Its project.</param>
    /// <param name="target">The stage that is built.</param>
    /// <param name="cancellation">Ends the keyring.</param>
    /// <exception cref="DiagnosticException">An index that the stage comes from wants credentials, and they are nowhere: BuildKit would take an empty secret without a word.</exception>
    public Task<IndexSecrets> DemandAsync(ServiceOptions options, ServiceProject service, BuildTarget target, CancellationToken cancellation)
    {
        var indexes = IndexCredentials.Indexes(service);
        if (indexes.Count == 0)
            return Task.FromResult(IndexSecrets.None);
        var needed = IndexCredentials.Needed(options, service, ServicePlanner.ReadLock(options, service), target);
        return FindAsync(indexes, options, service, index => needed.Contains(NamedIndex.Normal(index.Url)), isDemanded: true, cancellation);
    }

    /// <summary>Finds what a uv of this machine may be asked for when it resolves; nothing is demanded.</summary>
    public Task<IndexSecrets> OfferAsync(ServiceOptions options, ServiceProject service, CancellationToken cancellation) =>
        IndexCredentials.Indexes(service) is { Count: > 0 } indexes ? FindAsync(indexes, options, service, _ => true, isDemanded: false, cancellation) : Task.FromResult(IndexSecrets.None);

    private async Task<IndexSecrets> FindAsync(IReadOnlyList<NamedIndex> indexes, ServiceOptions options, ServiceProject service, Func<NamedIndex, bool> isNeeded, bool isDemanded, CancellationToken cancellation)
    {
        var (values, findings) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Diagnostic>());
        var netrc = new NetrcSource(environment, service.Context);
        var keyring = options.AsksKeyring ?? IndexCredentials.AsksKeyring(service) ? new Keyring(runner) : null;
        foreach (var index in indexes)
        {
            var isRequired = isDemanded && index.IsPrivate && isNeeded(index);
            var (user, password) = (Text(index.UserVariable) ?? index.User, Text(index.PasswordVariable));
            if (password is null && netrc.Find(index, user, isRequired) is { } entry)
                (user, password) = (user ?? entry.Login, entry.Password);
            // It is slow, and may ask the person at the screen.
            if (password is null && keyring is not null && isNeeded(index) && (user is not null || index.IsPrivate) && await keyring.AskAsync(index, user, cancellation) is { } found)
                (user, password) = found;
            Add(values, index.UserVariable, user, options.Installer);
            Add(values, index.PasswordVariable, password, options.Installer);
            if (isRequired && (user is null || password is null))
                throw CredentialCodes.Missing.Error(at: null, index.Name, user is null ? index.UserVariable : index.PasswordVariable, Looked(netrc, keyring, index));
        }
        findings.AddRange(netrc.Fault is null ? [] : [netrc.Fault with { Severity = DiagnosticSeverity.Warning }]);
        findings.AddRange(keyring?.Fault is null ? [] : [keyring.Fault]);
        return new IndexSecrets(values, findings);
    }

    private static string Looked(NetrcSource netrc, Keyring? keyring, NamedIndex index) =>
        $"the environment, {netrc.Told(index)} and " + (keyring is null ? KeyringOff : keyring.Fault is null ? "the keyring" : "no keyring, because it does not answer");

    private string? Text(string variable) => environment(variable) is { Length: > 0 } value ? value : null;

    // pip takes them as parts of an address.
    private static void Add(Dictionary<string, string> values, string variable, string? value, InstallerKind installer)
    {
        if (value is null)
            return;
        values[variable] = value;
        if (installer == InstallerKind.Pip)
            values[NamedIndex.Encoded(variable)] = Uri.EscapeDataString(value);
    }
}

using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Credentials;

/// <summary>What a keyring can lack. What it prints is in no text.</summary>
public static class KeyringCodes
{
    /// <summary>No keyring on this machine, though it is to be asked.</summary>
    public static readonly Descriptor NoKeyring = new("PYC3270", Warning,
        "The keyring is to be asked for the credentials of '{0}', but {1}. Install it ('uv tool install keyring'), or set PyContainerKeyringProvider to disabled.");

    /// <summary>A keyring that tells no user.</summary>
    public static readonly Descriptor OldKeyring = new("PYC3271", Warning,
        "The keyring was asked for user and password of '{0}' and does not know '--mode creds'. Update it to 25.2.1 or later, or set {1}.");
}

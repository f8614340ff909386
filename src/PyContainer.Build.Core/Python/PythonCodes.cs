using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>What can be wrong with the manifests of a Python project.</summary>
public static class PythonCodes
{
    /// <summary>A file that is there cannot be read.</summary>
    public static readonly DiagnosticDescriptor UnreadableFile =
        new("PYC1005", DiagnosticSeverity.Error, "This file cannot be read: {0}. Make it readable and publish again.");

    /// <summary>A key of pyproject.toml is missing, has a value of another type, or is not allowed where it stands.</summary>
    public static readonly DiagnosticDescriptor InvalidField =
        new("PYC1006", DiagnosticSeverity.Error, "'{0}' {1}. Correct pyproject.toml.");

    /// <summary>A name, version, specifier, requirement or marker is not one by its PEP.</summary>
    public static readonly DiagnosticDescriptor InvalidValue =
        new("PYC1007", DiagnosticSeverity.Error, "'{0}' cannot be read: {1}. Correct pyproject.toml.");

    /// <summary>The members of a workspace do not fit together.</summary>
    public static readonly DiagnosticDescriptor InvalidWorkspace =
        new("PYC1008", DiagnosticSeverity.Error, "The workspace is not valid: {0}. Correct it and run 'uv lock'.");

    /// <summary>A dependency group cannot be resolved.</summary>
    public static readonly DiagnosticDescriptor InvalidGroup =
        new("PYC1009", DiagnosticSeverity.Error, "The dependency group '{0}' is not valid: {1}. Correct pyproject.toml.");

    /// <summary>A line of a requirements file that an image build cannot carry.</summary>
    public static readonly DiagnosticDescriptor UnsupportedRequirement =
        new("PYC1047", DiagnosticSeverity.Error, "'{0}' cannot be installed: {1}. Write packages with versions and hashes, such as 'uv pip compile --generate-hashes' and 'pip-compile --generate-hashes' do.");

    /// <summary>A password in a requirements file.</summary>
    public static readonly DiagnosticDescriptor CredentialsInRequirements =
        new("PYC1048", DiagnosticSeverity.Error, "This address holds credentials. Take them out and change them: they are in every commit.");

    /// <summary>A requirement without a hash or a version.</summary>
    public static readonly DiagnosticDescriptor UnhashedRequirement =
        new("PYC1049", DiagnosticSeverity.Error, "'{0}' {1}, so nobody knows what a build would install. Write the file with 'pip-compile --generate-hashes' or 'uv pip compile --generate-hashes', or set PyContainerRequireHashes to false.");
}

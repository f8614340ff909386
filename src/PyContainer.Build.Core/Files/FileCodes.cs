using PyContainer.Build.Diagnostics;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Files;

/// <summary>What is wrong with a file of the tree before anything of it is read.</summary>
public static class FileCodes
{
    /// <summary>A file is larger than any of its kind.</summary>
    public static readonly Descriptor TooLarge = new("PYC2170", DiagnosticSeverity.Error,
        "This file has {0}, and {1} may have {2}. Put a file of that kind in its place.");

    /// <summary>Something else stands where a file is read.</summary>
    public static readonly Descriptor NotPlain = new("PYC2171", DiagnosticSeverity.Error,
        "'{0}' is {1}, and {2} has to be a plain file. Put a plain file in its place.");

    /// <summary>A link leads out of the repository.</summary>
    public static readonly Descriptor LinkOutside = new("PYC2172", DiagnosticSeverity.Error,
        "'{0}' is a symbolic link to '{1}', which is not a file inside of '{2}'. Nothing outside of the repository is read: put the file itself in place of the link.");

    /// <summary>A pattern that is not walked to its end.</summary>
    public static readonly Descriptor GlobRefused = new("PYC2179", DiagnosticSeverity.Error,
        "The pattern '{0}' is not searched: {1}. Write one that names the folders, such as 'packages/*', and a folder in place of a link.");

    /// <summary>An ignore file that no build could work with.</summary>
    public static readonly Descriptor IgnoreFile = new("PYC2182", DiagnosticSeverity.Error,
        "This ignore file has {0}, and {1} is the most that is read. Shorten it.");
}

using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Planning;

/// <summary>What can be wrong with the files that enter a build.</summary>
public static class EnteringCodes
{
    /// <summary>Links that lead to what does not enter.</summary>
    public static readonly Descriptor LinksCannotEnter = new("PYC2173", Error,
        "These symbolic links cannot enter the build, because what they lead to does not enter it:{0}\nPut the files themselves in place of the links, or keep the links out with a .dockerignore.");

    /// <summary>Pipes, sockets and devices.</summary>
    public static readonly Descriptor SpecialFiles = new("PYC2174", Error,
        "These are no files, and whoever reads them would wait for ever:{0}\nDelete them, or move them out of the folders that enter the build.");

    /// <summary>Names that no build can carry.</summary>
    public static readonly Descriptor NamesCannotEnter = new("PYC2175", Error,
        "These names cannot enter a build:{0}\nRename the files. A name is UTF-8 text, has no control characters, line breaks, backslashes or signs that turn the direction of reading, and neither begins nor ends with a blank.");

    /// <summary>Too much of it.</summary>
    public static readonly Descriptor TreeTooLarge = new("PYC2176", Error,
        "This tree is too large for a build: {0}, at '{1}'. Move data out of the project, or keep it out with a .dockerignore.");

    /// <summary>A checkout without links.</summary>
    public static readonly Descriptor LinksAsText = new("PYC2177", Error,
        "These files are symbolic links in git, and this checkout has a text in place of each (core.symlinks is false):{0}\nRun 'git config core.symlinks true' and check the files out again (on Windows with developer mode on), or commit files in place of the links.");

    /// <summary>Credentials that an ignore file lets in.</summary>
    public static readonly Descriptor SecretsEnter = new("PYC2178", Error,
        "These files have names of credentials, and would enter the build:{0}\nKeep them out in '{1}', with lines such as '**/.env', '**/.env.*', '**/.netrc', '**/.pypirc', '**/*.key' and '**/id_rsa' at its end; or rename what is no secret.");

    /// <summary>An output of an earlier publish.</summary>
    public static readonly Descriptor OutputsStayOut = new("PYC2180", Warning,
        "These are outputs of earlier publishes or checks, and stay out of the image:{0}\nDelete them, or write them to a folder outside of the project.");

    /// <summary>A folder that nobody may list.</summary>
    public static readonly Descriptor UnreadableFolder = new("PYC2181", Error,
        "The folder '{0}' enters the build and cannot be listed: {1}. Make it readable, or keep it out with a .dockerignore.");
}

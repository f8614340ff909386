using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with an option. The place is the project that sets it.</summary>
public static class OptionCodes
{
    /// <summary>A service is named, but there is no <c>pyproject.toml</c>.</summary>
    public static readonly Descriptor NoProject = new("PYC2001", Error,
        "There is no pyproject.toml in '{0}'. Set PyContainerProjectDirectory to the folder of the Python project, or create one with 'uv init'.");

    /// <summary>A line break or another control character.</summary>
    public static readonly Descriptor ControlCharacter = new("PYC2002", Error,
        "{0} holds a line break or another control character. Give it as one line of plain text.");

    /// <summary>Not a tag.</summary>
    public static readonly Descriptor InvalidTag = new("PYC2003", Error,
        "'{0}' is not an image tag{1}. A tag has up to 128 of the characters A-Z a-z 0-9 _ . - and starts with none of the last two. Correct ContainerImageTag or ContainerImageTags.");

    /// <summary>Not a repository name and not to be made one.</summary>
    public static readonly Descriptor InvalidRepository = new("PYC2004", Error,
        "'{0}' is not an image repository. Use small letters, digits and the separators . _ - / between them, and set it as ContainerRepository.");

    /// <summary>A name was made valid.</summary>
    public static readonly Descriptor RepositoryNormalized = new("PYC2005", Message,
        "The repository '{0}' is written '{1}', because image names allow small letters only. Set ContainerRepository to choose another.");

    /// <summary>The repository starts with a host.</summary>
    public static readonly Descriptor RegistryInRepository = new("PYC2006", Error,
        "The repository '{0}' starts with the host of a registry. Set ContainerRegistry to the host and ContainerRepository to the rest.");

    /// <summary>No such base.</summary>
    public static readonly Descriptor UnknownBase = new("PYC2007", Error,
        "'{0}' is not a base. Set PyContainerBase to one of: {1}.");

    /// <summary>Both tag properties.</summary>
    public static readonly Descriptor BothTagProperties = new("PYC2008", Error,
        "ContainerImageTag (or AutoGenerateImageTag, or PublishImageTag) and ContainerImageTags are both set. Keep one of them.");

    /// <summary>No such stage.</summary>
    public static readonly Descriptor UnknownTarget = new("PYC2009", Error,
        "'{0}' is not a stage. Set PyContainerTarget to 'prod' or 'build'.");

    /// <summary>Not an image reference.</summary>
    public static readonly Descriptor InvalidImage = new("PYC2010", Error,
        "{0} is '{1}', which is not an image reference. Write it as registry/repository:tag, with @sha256:… to pin it.");

    /// <summary>Not a port.</summary>
    public static readonly Descriptor InvalidPort = new("PYC2011", Error,
        "'{0}' is not a port. Give ContainerPort a number from 1 to 65535, optionally with /tcp or /udp.");

    /// <summary>Not a name of a variable.</summary>
    public static readonly Descriptor InvalidVariable = new("PYC2012", Error,
        "'{0}' cannot name an environment variable. Use letters, digits and '_', no digit first, in ContainerEnvironmentVariable.");

    /// <summary>Not the path of a URL.</summary>
    public static readonly Descriptor InvalidHealthPath = new("PYC2013", Error,
        "'{0}' is not the path of a URL. Give PyContainerHealthPath a path such as /healthz, without host, quotes and spaces.");

    /// <summary>Not an entry point.</summary>
    public static readonly Descriptor InvalidEntryPoint = new("PYC2014", Error,
        "'{0}' is not an entry point. Set PyContainerEntryPoint to a script's name, to 'package.module:app', or to '-m package.module'.");

    /// <summary>Not a version of uv.</summary>
    public static readonly Descriptor InvalidUvVersion = new("PYC2018", Error,
        "'{0}' is not a version of uv. Set PyContainerUvVersion to a full version such as 0.13.9.");

    /// <summary>Not a CPython version.</summary>
    public static readonly Descriptor InvalidPythonVersion = new("PYC2019", Error,
        "'{0}' does not name a CPython version. Write 3.13 or 3.13.5 (an image holds one CPython; ranges and other implementations cannot be used).");

    /// <summary>A named file is not there.</summary>
    public static readonly Descriptor FileMissing = new("PYC2021", Error,
        "{0} names '{1}', which is not there. Correct the path; a relative one starts at the project's folder.");

    /// <summary>A build context without source.</summary>
    public static readonly Descriptor InvalidBuildContext = new("PYC2022", Error,
        "The build context '{0}' has the source '{1}'. Set Source to docker-image://REFERENCE, or to a folder that exists.");

    /// <summary>Not a host line.</summary>
    public static readonly Descriptor InvalidExtraHost = new("PYC2023", Error,
        "'{0}' is not a host line. Write PyContainerExtraHosts as name=address; name=address.");

    /// <summary>No such way to ask a keyring.</summary>
    public static readonly Descriptor UnknownKeyringProvider = new("PYC2131", Error,
        "'{0}' is not a way to ask a keyring. Set PyContainerKeyringProvider to subprocess (the keyring command) or disabled.");

    /// <summary>A password in the address of an option.</summary>
    public static readonly Descriptor CredentialsInOption = new("PYC2132", Error,
        "An item of {0} holds an address with a password. It would stand on the command line and in the log of the build. Take it out and change it; give indexes their credentials as UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD, registries theirs with 'docker login'.");

    /// <summary>Not a network mode.</summary>
    public static readonly Descriptor InvalidNetwork = new("PYC2024", Error,
        "'{0}' is not a network mode of BuildKit. Set PyContainerBuildNetwork to default, host or none.");

    /// <summary>Not a signal.</summary>
    public static readonly Descriptor InvalidStopSignal = new("PYC2025", Error,
        "'{0}' is not a signal. Set PyContainerStopSignal to a name such as SIGTERM or SIGINT.");

    /// <summary>Not an address for managed Pythons.</summary>
    public static readonly Descriptor InvalidDownloads = new("PYC2026", Error,
        "PyContainerPythonDownloads is not a plain http or https address. Give the address of a list (ends in .json) or of a mirror; credentials cannot stand in it.");

    /// <summary>Not a builder's name.</summary>
    public static readonly Descriptor InvalidBuilder = new("PYC2027", Error,
        "'{0}' is not the name of a builder. 'docker buildx ls' lists the ones there are; set PyContainerBuilder to one of them.");

    /// <summary>Not a registry.</summary>
    public static readonly Descriptor InvalidRegistry = new("PYC2028", Error,
        "'{0}' is not a registry. Set ContainerRegistry to a host such as registry.example or localhost:5000, without scheme and path; empty leaves the image in the local engine.");

    /// <summary>Two services, one repository.</summary>
    public static readonly Descriptor SharedRepository = new("PYC2029", Error,
        "The services '{0}' and '{1}' would both become the image '{2}'. Give each PyContainerService its own Repository.");

    /// <summary>Not a way to check the lock.</summary>
    public static readonly Descriptor UnknownLockCheck = new("PYC2048", Error,
        "'{0}' is not a way to check the lock. Set PyContainerLockCheck to auto, managed, uv or off.");

    /// <summary>Not a weight for a stale lock.</summary>
    public static readonly Descriptor UnknownStaleAs = new("PYC2049", Error,
        "'{0}' is not a weight. Set PyContainerLockStaleAs to error or warning.");

    /// <summary>Not the name of a distribution.</summary>
    public static readonly Descriptor InvalidPackageName = new("PYC2051", Error,
        "'{0}' is not the name of a Python project. Set PyContainerPackageName to the name of a member of the workspace.");

    /// <summary>Not a package.</summary>
    public static readonly Descriptor InvalidPackage = new("PYC2046", Error,
        "The PyContainerPackage '{0}' cannot be read (version '{1}', stage '{2}'). Use the package's name, an exact version or none, and the stage build, prod or both.");

    /// <summary>Not a switch.</summary>
    public static readonly Descriptor InvalidSwitch = new("PYC2031", Error,
        "{0} is '{1}'. Set it to true or false.");

    /// <summary>An item is meant for a service that the project does not have.</summary>
    public static readonly Descriptor UnknownService = new("PYC2054", Error,
        "{0} '{1}' is meant for the service '{2}', which this project does not have. Write the metadata Service as the PyContainerService item is written.");

    /// <summary>Not the name of an extra, a group or a package.</summary>
    public static readonly Descriptor InvalidName = new("PYC2055", Error,
        "{0} has '{1}', which is no name of Python packaging. Use letters, digits, '-', '_' and '.'; separate several names with ';'.");

    /// <summary>Not a tool that installs.</summary>
    public static readonly Descriptor UnknownInstaller = new("PYC2058", Error,
        "'{0}' is no installer. Set PyContainerInstaller to uv or pip.");

    /// <summary>Not a version that a Python package can have.</summary>
    public static readonly Descriptor InvalidProjectVersion = new("PYC2061", Error,
        "'{0}' cannot become the version of a Python package (PEP 440). Set PyContainerProjectVersion, which is $(Version) when it is empty, to a version such as 1.2.3, 1.2.3-beta.4 or 1.2.3+build.5.");
}

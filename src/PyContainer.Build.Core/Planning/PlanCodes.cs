using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Planning;

/// <summary>What can stand between a project and its Dockerfile.</summary>
public static class PlanCodes
{
    /// <summary>Nothing to start was found.</summary>
    public static readonly Descriptor NoEntryPoint = new("PYC2015", Error,
        "It is not clear what the container starts. {0} Set PyContainerEntryPoint to a script's name, to 'package.module:app', or to '-m package.module'.");

    /// <summary>More than one application object.</summary>
    public static readonly Descriptor AmbiguousEntryPoint = new("PYC2016", Error,
        "Several application objects were found: {0}. Set PyContainerEntryPoint to one of them.");

    /// <summary>A framework without a server.</summary>
    public static readonly Descriptor NoServer = new("PYC2017", Error,
        "The application '{0}' needs a server, and the dependencies have none of: {1}. Run 'uv add {2}', or set PyContainerEntryPoint to a script that serves it.");

    /// <summary>No known uv meets the project's demand.</summary>
    public static readonly Descriptor NoUvVersion = new("PYC2030", Error,
        "The project requires uv '{0}', which none of the known versions meets. Set PyContainerUvVersion to one that does.");

    /// <summary>The chosen uv does not meet the project's demand.</summary>
    public static readonly Descriptor UvVersionRefused = new("PYC2032", Error,
        "The project requires uv '{0}', but PyContainerUvVersion is {1}. Change one of the two.");

    /// <summary>The chosen Python is outside of <c>requires-python</c>.</summary>
    public static readonly Descriptor PythonOutside = new("PYC2020", Error,
        "Python {0} ({1}) is outside of requires-python '{2}'. Change one of the two.");

    /// <summary>No supported Python is inside of <c>requires-python</c>.</summary>
    public static readonly Descriptor NoPython = new("PYC2033", Error,
        "No supported version of CPython ({0}) is inside of requires-python '{1}'. Set PyContainerPythonVersion, or widen requires-python.");

    /// <summary>The base has another Python than the project wants.</summary>
    public static readonly Descriptor BaseHasOnePython = new("PYC2042", Error,
        "The base 'distroless-python' has Python {0} only, but {1}. Set PyContainerBase to 'distroless-cc', which runs any version.");

    /// <summary>A distroless base cannot take packages.</summary>
    public static readonly Descriptor NoPackagesOnDistroless = new("PYC2043", Error,
        "The package '{0}' shall ship, but a distroless base has no package manager. Set PyContainerBase to wolfi, wolfi-python or slim; or give the item Stage=\"build\" when only the build needs it.");

    /// <summary>An image gets no fixes any more.</summary>
    public static readonly Descriptor ImageEnded = new("PYC2044", Warning,
        "The image '{0}' has got no security fixes since {1}. Use {2}.");

    /// <summary>A Python gets no fixes any more.</summary>
    public static readonly Descriptor PythonEnded = new("PYC2045", Warning,
        "Python {0} has got no security fixes since {1}. Move to {2}, in .python-version and requires-python.");

    /// <summary>A password in an address.</summary>
    public static readonly Descriptor InlineCredentials = new("PYC2047", Error,
        "This address holds a password. Take it out and change it; name the index with 'name = …' and set UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD where you publish.");

    /// <summary>No <c>[project]</c> table.</summary>
    public static readonly Descriptor NoProjectTable = new("PYC2034", Error,
        "This pyproject.toml has no [project] table, so there is no service to build. Set PyContainerProjectDirectory to the folder of the service.");

    /// <summary>The root of a workspace, which is no project itself.</summary>
    public static readonly Descriptor NoMember = new("PYC2035", Error,
        "This is the root of a workspace and no project itself. Set PyContainerPackageName to the member that becomes the image: {0}.");

    /// <summary>A member that is not there.</summary>
    public static readonly Descriptor UnknownMember = new("PYC2050", Error,
        "The workspace has no member '{0}'. Set PyContainerPackageName to one of: {1}.");

    /// <summary>A file name that would need quotes in a Dockerfile.</summary>
    public static readonly Descriptor AwkwardName = new("PYC2036", Error,
        "The file '{0}', which the project needs, has a name that cannot enter a build. Rename it: without control characters, line breaks, backslashes and signs that turn the direction of reading, and without a blank at its beginning or end.");

    /// <summary>A file that the manifest names is not there.</summary>
    public static readonly Descriptor NamedFileMissing = new("PYC2037", Error,
        "'{0}' is named here, but there is no such file inside of the project. Create it, or take the entry out; the package cannot be built without it.");

    /// <summary>A folder outside of the project.</summary>
    public static readonly Descriptor OutsidePath = new("PYC2038", Error,
        "The dependency '{0}' lies in '{1}', outside of the project's folder, where an image build cannot see it. Move it inside or beside it, in folders of plain names and by a relative path, or publish it as a package.");

    /// <summary>A script that nobody defines.</summary>
    public static readonly Descriptor UnknownScript = new("PYC2039", Error,
        "PyContainerEntryPoint is '{0}', which is neither in [project.scripts] nor a server that is known. {1}Set it to one of these, to 'package.module:app', or to '-m package.module'.");

    /// <summary>Nothing for pip to install from.</summary>
    public static readonly Descriptor NoRequirements = new("PYC2056", Error,
        "PyContainerInstaller is pip, but there is neither a uv.lock nor '{0}'. Write one with 'pip-compile --generate-hashes', or name it with PyContainerRequirements.");

    /// <summary>Two lists of packages.</summary>
    public static readonly Descriptor LockWins = new("PYC2057", Message,
        "There is a uv.lock and a requirements.txt: uv.lock counts. With PyContainerInstaller=pip, PyContainerRequirements=requirements.txt takes the other.");

    /// <summary>A fragment that no stage can take.</summary>
    public static readonly Descriptor RefusedFragment = new("PYC2065", Error,
        "This cannot be put into a stage of the generated Dockerfile: {0}. Correct it, or name a whole Dockerfile of your own with PyContainerDockerfile.");

    /// <summary>A build requirement that no index has.</summary>
    public static readonly Descriptor BuildRequirementFromElsewhere = new("PYC2067", Error,
        "The build requirement '{0}' comes from a git repository or a URL, so it would be built by a step that holds the credentials. Require a release of it from an index, or add it to the workspace.");
}

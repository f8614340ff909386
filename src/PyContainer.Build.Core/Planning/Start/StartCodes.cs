using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Planning;

/// <summary>What can be wrong with an entry point that is given. The place is where it was given.</summary>
public static class StartCodes
{
    /// <summary>No such module.</summary>
    public static readonly Descriptor NoModule = new("PYC2190", Error,
        "{0}, but no module '{1}' is among the sources that ship.{2} Correct the entry point, or add the module.");

    /// <summary>A package that is no program.</summary>
    public static readonly Descriptor NoMain = new("PYC2193", Error,
        "{0}, but the package '{2}' has no __main__.py, so 'python -m {1}' cannot run it. Add one, or name a module of the package.");

    /// <summary>No such object.</summary>
    public static readonly Descriptor NoObject = new("PYC2191", Error,
        "{0}, but '{2}' has no '{1}' at the level of the module.{3} Correct the entry point, or add the object.");

    /// <summary>A health path, and no port to ask.</summary>
    public static readonly Descriptor NoProbe = new("PYC2194", Warning,
        "PyContainerHealthPath is '{0}', but no TCP port is known, so the image gets no health check. Add <ContainerPort Include=\"8000\" /> with the port that the service listens on, or leave PyContainerHealthPath empty.");

    /// <summary>The search for an application had to end.</summary>
    public static readonly Descriptor SearchEnded = new("PYC2196", Error,
        "The first {0} modules have no application object of {1}, and the search ended there. Set PyContainerEntryPoint to 'package.module:app'.");

    /// <summary>Files alone cannot tell.</summary>
    public static readonly Descriptor Unproven = new("PYC2192", Warning,
        "{0}. Whether that exists cannot be told before the build: {1} Check the name; if it is right, add PYC2192 to NoWarn.");
}

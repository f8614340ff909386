using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Names;

/// <summary>Names that look like ours and mean nothing to us. What is written under them changes nothing, which nobody would see.</summary>
public static class NameCodes
{
    /// <summary>A global property.</summary>
    public static readonly Descriptor UnknownGlobalProperty = new("PYC2100", Warning,
        "The property '{0}' was set on the command line, and PyContainer.Build has none of that name. {1}");

    /// <summary>A property or an item of a file.</summary>
    public static readonly Descriptor UnknownName = new("PYC2101", Warning,
        "PyContainer.Build has no {1} '{0}', so it changes nothing. {2}");

    /// <summary>Almost a name of the SDK.</summary>
    public static readonly Descriptor NearSdkName = new("PYC2197", Warning,
        "Neither the .NET SDK nor PyContainer.Build has a {0} '{1}', so it changes nothing. {2}");

    /// <summary>Metadata of an item.</summary>
    public static readonly Descriptor UnknownMetadata = new("PYC2102", Warning,
        "{1} has no metadata '{0}', so it changes nothing. {2}");
}

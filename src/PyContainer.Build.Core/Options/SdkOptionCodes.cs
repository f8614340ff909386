using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with names of the SDK that mean less here, or something else.</summary>
public static class SdkOptionCodes
{
    /// <summary>An old name.</summary>
    public static readonly Descriptor OldImageName = new("PYC2103", Warning,
        "ContainerImageName is the old name of ContainerRepository, and takes its place. Write ContainerRepository (CONTAINER003).");

    /// <summary>An engine that is not driven.</summary>
    public static readonly Descriptor UnsupportedLocalRegistry = new("PYC2104", Error,
        "LocalRegistry is '{0}', and this package builds with docker buildx and loads the image into Docker. Set it to Docker, or leave it empty for the Python services.");

    /// <summary>Not a format.</summary>
    public static readonly Descriptor UnknownImageFormat = new("PYC2105", Error,
        "'{0}' is not a format of images. Set ContainerImageFormat to OCI or Docker, or leave it empty (CONTAINER2031).");

    /// <summary>The engine decides.</summary>
    public static readonly Descriptor FormatOfEngine = new("PYC2106", Message,
        "ContainerImageFormat has no say in how the local engine keeps an image; it counts where the image is pushed or saved.");

    /// <summary>Two formats.</summary>
    public static readonly Descriptor FormatConflict = new("PYC2107", Error,
        "ContainerImageFormat is {0}, which has no room for {1}. Keep one of the two.");

    /// <summary>A family of .NET's.</summary>
    public static readonly Descriptor FamilyOfDotnet = new("PYC2108", Warning,
        "ContainerFamily '{0}' names a family of the .NET images, and none of them has a Python: the service is built on {1}. Set PyContainerBase to choose its base, and ContainerFamily in the .NET projects alone.");
}

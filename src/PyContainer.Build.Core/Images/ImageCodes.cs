using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Images;

/// <summary>Why the files of an image could not be read. The place is given by whoever asked: the archive itself is a passing file.</summary>
public static class ImageCodes
{
    /// <summary>The file is no archive of one image.</summary>
    public static readonly Descriptor NotAnImage = new("PYC3240", Error,
        "What the engine saved is no archive of an image: {0}. Publish again; PyContainerVerify=config does without the files.");

    /// <summary>A layer cannot be read.</summary>
    public static readonly Descriptor BadLayer = new("PYC3241", Error,
        "Layer {0} of the image cannot be read: {1}. Publish again; PyContainerVerify=config does without the files.");

    /// <summary>A layer is packed in a way that .NET cannot unpack.</summary>
    public static readonly Descriptor Compression = new("PYC3242", Error,
        "Layer {0} of the image is packed with {1}, and only gzip and plain archives can be read. Build the base image with gzip, or set PyContainerVerify to config.");

    /// <summary>The image is larger than what is looked at.</summary>
    public static readonly Descriptor TooLarge = new("PYC3243", Error,
        "The image has more than {0}, which is more than is looked at. Make it smaller, or set PyContainerVerify to config.");
}

using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with an option of caches, platforms, labels and delivery. The place is the project that sets it.</summary>
public static class DeliveryOptionCodes
{
    /// <summary>Not a cache.</summary>
    public static readonly Descriptor InvalidCache = new("PYC2070", Error,
        "A {0} item cannot be read: {1}. Write it as buildx does, such as type=registry,ref=registry.example/orders:cache, or as a bare reference.");

    /// <summary>Not an argument that can be added.</summary>
    public static readonly Descriptor InvalidArgument = new("PYC2071", Error,
        "The PyContainerExtraArgument '{0}' is not of the form --name=value. Write one argument per item, with '=' before its value.");

    /// <summary>An argument that this package sets.</summary>
    public static readonly Descriptor ArgumentOfOurs = new("PYC2072", Error,
        "PyContainerExtraArgument cannot pass --{0}. Use {1}.");

    /// <summary>Not a platform of Linux.</summary>
    public static readonly Descriptor UnknownPlatform = new("PYC2073", Error,
        "'{0}' names no platform that a Linux image can have. Set ContainerRuntimeIdentifiers to linux-x64, linux-arm64, linux-arm, linux-x86, linux-s390x, linux-ppc64le, linux-riscv64 or linux-loongarch64.");

    /// <summary>Docker's own variable names a platform that no image of this package can have.</summary>
    public static readonly Descriptor UnknownDockerPlatform = new("PYC2195", Error,
        "The environment variable DOCKER_DEFAULT_PLATFORM is '{0}', which names no platform that a Linux image can have. Set it to one such as linux/amd64 or linux/arm64, remove it, or set ContainerRuntimeIdentifiers, which counts before it.");

    /// <summary>musl was asked for.</summary>
    public static readonly Descriptor Musl = new("PYC2074", Warning,
        "'{0}' asks for musl, and every base of PyContainerBase has glibc; the image is built for the same processor with glibc. Write it without 'musl-'.");

    /// <summary>Not an answer to whether an SBOM is made.</summary>
    public static readonly Descriptor InvalidSbom = new("PYC2075", Error,
        "'{0}' is not a choice for PyContainerSbom. Set it to true, to false, or to the image of a scanner such as registry.example/scanner:1.");

    /// <summary>Not a mode of provenance.</summary>
    public static readonly Descriptor UnknownProvenance = new("PYC2076", Error,
        "'{0}' is not a mode of provenance. Set PyContainerProvenance to min, max or false.");

    /// <summary>Not a format of archives.</summary>
    public static readonly Descriptor UnknownArchiveFormat = new("PYC2077", Error,
        "'{0}' is not a format of archives. Set PyContainerArchiveFormat to docker or oci.");

    /// <summary>Not a compression.</summary>
    public static readonly Descriptor UnknownCompression = new("PYC2078", Error,
        "'{0}' is not a compression of layers. Set PyContainerCompression to gzip or zstd.");

    /// <summary>Not a key of a label.</summary>
    public static readonly Descriptor InvalidLabel = new("PYC2079", Error,
        "'{0}' cannot be the key of a label. Use letters and digits, with . _ / - between them, in ContainerLabel.");

    /// <summary>A docker archive cannot hold what was asked for.</summary>
    public static readonly Descriptor NeedsOciArchive = new("PYC2080", Error,
        "An archive of the format docker cannot hold {0}. Set PyContainerArchiveFormat to oci, or do not ask for it.");

    /// <summary>An argument of one build that a bake file has no word for.</summary>
    public static readonly Descriptor NotInBake = new("PYC2160", Error,
        "Several images are built by one bake file, which has no word for --{0} of a PyContainerExtraArgument (it has: {1}). Take the argument away, or give the service a project of its own and publish that.");
}

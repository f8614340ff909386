using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;
using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Buildx;

/// <summary>What the preflight and the result of a build can say; failures of a build itself are in <see cref="FailureCatalogue"/>.</summary>
public static class EngineCodes
{
    /// <summary>The program cannot be started.</summary>
    public static readonly Descriptor NoDocker = new("PYC3001", Error,
        "{0}. {1}");

    /// <summary>The plugin is missing.</summary>
    public static readonly Descriptor NoBuildx = new("PYC3002", Error,
        "docker has no buildx. Install the docker-buildx plugin; Docker Desktop brings it.");

    /// <summary>The engine does not answer and none of the known texts says why.</summary>
    public static readonly Descriptor NoEngine = new("PYC3004", Error,
        "No engine answers: {0}. Start Docker, or correct DOCKER_HOST or the docker context.");

    /// <summary>The plugin is older than the options that are used.</summary>
    public static readonly Descriptor OldBuildx = new("PYC3010", Error,
        "buildx is version {0}; {1} or later is needed. Update Docker Desktop or the docker-buildx plugin.");

    /// <summary>The engine runs Windows containers.</summary>
    public static readonly Descriptor NotLinux = new("PYC3011", Error,
        "The engine runs {0} containers. Switch Docker Desktop to Linux containers.");

    /// <summary>Not a time.</summary>
    public static readonly Descriptor InvalidEpoch = new("PYC3109", Error,
        "The environment variable SOURCE_DATE_EPOCH is '{0}'. Set it to whole seconds since 1970, or remove it.");

    /// <summary>Success without a result.</summary>
    public static readonly Descriptor NoMetadata = new("PYC3601", Error,
        "The build succeeded, but buildx left no digest in '{0}'. Update buildx.");

    /// <summary>The image holds nothing.</summary>
    public static readonly Descriptor EmptyResult = new("PYC3602", Error,
        "The image '{0}' has no layers. Publish again; something else wrote over its name meanwhile.");

    /// <summary>A push failed for a reason that is not in the catalogue.</summary>
    public static readonly Descriptor NotPushed = new("PYC3604", Error,
        "The image '{0}' was built, but the registry did not take it: {1}. Check the registry and the login ('docker login'), and publish again.");

    /// <summary>An archive could not be written.</summary>
    public static readonly Descriptor NotSaved = new("PYC3605", Error,
        "The archive was not written: {0}. Check the folder and the disk, and publish again.");

    /// <summary>The image is not in the engine after the build.</summary>
    public static readonly Descriptor NotLoaded = new("PYC3603", Error,
        "The engine does not have the image '{0}' after the build: {1}. Publish again; a builder of your own must be able to load into this engine.");

    /// <summary>The failure of a docker that does not start.</summary>
    public static DiagnosticException NotStarted(ProcessStartException exception) =>
        exception.FileName == "docker"
            ? NoDocker.Error(at: null, exception.Message, "Install Docker Desktop or Docker Engine, or set PyContainerDockerPath to the full path of the program")
            : NoDocker.Error(at: null, exception.Message, "Correct PyContainerDockerPath, or leave it out: docker is then looked up on PATH");
}

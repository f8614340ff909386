using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Buildx;

/// <summary>What engine and builder cannot do of what was asked for; known before the build.</summary>
public static class DeliveryCodes
{
    /// <summary>The classic image store cannot make it.</summary>
    public static readonly Descriptor NeedsContainerdStore = new("PYC3262", Error,
        "This engine keeps images in the classic store and cannot make: {0}. Turn on the containerd image store (Docker Desktop: Settings, General; an engine: \"features\": {{\"containerd-snapshotter\": true}} in daemon.json), or run 'docker buildx create --name mine --driver docker-container' and set PyContainerBuilder=mine.");

    /// <summary>The classic image store cannot keep it.</summary>
    public static readonly Descriptor NeedsPlace = new("PYC3263", Error,
        "{0} has no room in this engine's classic image store. Turn on the containerd image store, or let the builder hand it over: set ContainerRegistry, or ContainerArchiveOutputPath with PyContainerArchiveFormat=oci.");

    /// <summary>A platform that the builder does not run.</summary>
    public static readonly Descriptor ForeignPlatform = new("PYC3264", Error,
        "The builder does not run programs of {0} (it runs: {1}). Install emulation in the engine ('docker run --privileged --rm tonistiigi/binfmt --install all'), or name a builder with a node of that platform as PyContainerBuilder.");

    /// <summary>A password would be published.</summary>
    public static readonly Descriptor ProvenanceTellsProxy = new("PYC3265", Error,
        "PyContainerProvenance=max publishes the values of build arguments, and {0} holds user and password. Set PyContainerProvenance=min, or give the proxy without credentials.");

    /// <summary>The cache of GitHub Actions, elsewhere.</summary>
    public static readonly Descriptor NoActions = new("PYC3266", Warning,
        "A cache of type gha is ignored: ACTIONS_RUNTIME_TOKEN is not set. In a workflow of GitHub Actions expose it to the step that publishes (crazy-max/ghaction-github-runtime); elsewhere use another type.");
}

namespace PyContainer.Build;

/// <summary>The names that users know options by.</summary>
internal static class OptionNames
{
    /// <summary>The property that a metadata of the service comes from, where the two differ by more than the prefix <c>PyContainer</c>.</summary>
    internal static string PropertyOf(string metadata) => metadata switch
    {
        "Repository" or "Registry" or "ImageTag" or "ImageTags" => "Container" + metadata,
        "ImageName" or "ImageFormat" or "Family" or "User" or "WorkingDirectory" or "AppCommandInstruction" => "Container" + metadata,
        "LocalRegistry" => metadata,
        "Archive" => "ContainerArchiveOutputPath",
        "RuntimeIdentifier" or "RuntimeIdentifiers" => "Container" + metadata,
        "RuntimeImage" => "ContainerBaseImage",
        "Stage" => "PyContainerTarget",
        _ => "PyContainer" + metadata,
    };
}

namespace PyContainer.Build.Names;

/// <summary>The names that the containers of the .NET SDK are described with (Microsoft.NET.Build.Containers of SDK 8 to 10).</summary>
internal static class SdkNames
{
    private static readonly string[] _properties =
    [
        "ContainerAppCommandInstruction", "ContainerArchiveOutputPath", "ContainerAuthors", "ContainerBaseImage", "ContainerBaseName", "ContainerBaseRegistry", "ContainerBaseTag",
        "ContainerDescription", "ContainerDocumentationUrl", "ContainerFamily", "ContainerGenerateLabels", "ContainerImageFormat", "ContainerImageName", "ContainerImageTag",
        "ContainerImageTags", "ContainerInformationUrl", "ContainerLicenseExpression", "ContainerPublishInParallel", "ContainerRegistry", "ContainerRepository",
        "ContainerRuntimeIdentifier", "ContainerRuntimeIdentifiers", "ContainerTitle", "ContainerUser", "ContainerVendor", "ContainerVersion", "ContainerWorkingDirectory",
    ];

    private static readonly string[] _items =
    [
        "ContainerAppCommand", "ContainerAppCommandArgs", "ContainerDefaultArgs", "ContainerEntrypoint", "ContainerEntrypointArgs", "ContainerEnvironmentVariable", "ContainerLabel",
        "ContainerPort",
    ];

    private static readonly IReadOnlyList<WrittenName> _all =
        [.. _properties.Select(name => new WrittenName(name, NameKind.Property, "", default)), .. _items.Select(name => new WrittenName(name, NameKind.Item, "", default))];

    /// <summary>
    /// What a name of the SDK is most likely meant to be that is none: the same name as another kind, or one that a slip of the keyboard
    /// makes of it. Null for everything else: other packages begin their names with Container, too.
    /// </summary>
    internal static WrittenName? Nearest(WrittenName name)
    {
        const string Container = "Container";
        if (name.Kind == NameKind.Metadata || !name.Name.StartsWith(Container, StringComparison.OrdinalIgnoreCase))
            return null;
        if (_all.Any(other => other.Kind == name.Kind && string.Equals(other.Name, name.Name, StringComparison.OrdinalIgnoreCase)))
            return null;
        var written = name.Name[Container.Length..].ToLowerInvariant();
        return _all.Select(other => (other, distance: EditDistance.Between(written, other.Name[Container.Length..].ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, written.Length / 5)).OrderBy(pair => pair.distance).ThenBy(pair => pair.other.Kind == name.Kind ? 0 : 1)
            .Select(pair => pair.other).FirstOrDefault();
    }
}

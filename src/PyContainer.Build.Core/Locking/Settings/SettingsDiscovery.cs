using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>One way to read the settings, and what the reader should be told about it.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="UnknownKey">An unknown key that this reading takes to be known, or null.</param>
/// <param name="Notes">What was left out, and why.</param>
internal sealed record SettingsReading(UvSettings Settings, Located<string>? UnknownKey, IReadOnlyList<Diagnostic> Notes);

/// <summary>Finds and reads the settings that hold for a workspace.</summary>
internal sealed class SettingsDiscovery(Workspace workspace, LockSettings settings, UvRules rules)
{
    private readonly List<Diagnostic> _notes = [];
    private Located<string>? _unknown;

    private FileTree Files => workspace.Manifests.Files;

    /// <summary>
    /// The reading by which uv goes. When a key of <c>[tool.uv]</c> is unknown, uv drops the table; a newer uv may know the key,
    /// so a second reading keeps the rest of the table.
    /// </summary>
    public IReadOnlyList<SettingsReading> Read()
    {
        var first = Read(keepUnknown: false);
        return _unknown is { } key ? [first, Read(keepUnknown: true) with { UnknownKey = key }] : [first];
    }

    private SettingsReading Read(bool keepUnknown)
    {
        _notes.Clear();
        var directory = FilePaths.Normalize(workspace.Directory);
        var layers = new List<SettingsLayer>
        {
            new EnvironmentSettings(settings, directory).ReadArguments(),
            new EnvironmentSettings(settings, directory).ReadEnvironment(),
        };
        if (Project(directory, keepUnknown) is { } project)
            layers.Add(project);
        foreach (var path in settings.ConfigurationFiles)
            layers.Add(File(FilePaths.Normalize(path)));
        return new(new(layers), null, [.. _notes]);
    }

    /// <summary>The nearest directory from the root upwards that has a uv.toml or a <c>[tool.uv]</c>.</summary>
    private SettingsLayer? Project(string directory, bool keepUnknown)
    {
        if (EnvironmentSettings.IsTrue(settings.Environment.GetValueOrDefault("UV_NO_CONFIG")))
            return null;
        if (settings.Environment.GetValueOrDefault("UV_CONFIG_FILE") is { Length: > 0 } named)
            return File(FilePaths.Combine(directory, named));
        for (var at = directory; at is not null; at = FilePaths.Parent(at))
        {
            if (Files.FileExists(FilePaths.Combine(at, "uv.toml")))
                return File(FilePaths.Combine(at, "uv.toml"));
            if (workspace.Manifests.HasManifest(at) && Table(at) is { } table && Manifest(table, at, keepUnknown) is { } layer)
                return layer;
        }

        return null;
    }

    /// <summary>A manifest above the workspace need not be a valid project: only its table is asked for.</summary>
    private TomlTable? Table(string directory)
    {
        if (directory == FilePaths.Normalize(workspace.Directory))
            return workspace.Root.Uv.Table;
        var path = FilePaths.Combine(directory, "pyproject.toml");
        try
        {
            return TomlDocument.Parse(Files.Read(path), path).Root.Get<TomlTable>("tool")?.Get<TomlTable>("uv");
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private SettingsLayer? Manifest(TomlTable table, string directory, bool keepUnknown)
    {
        foreach (var entry in table.Entries)
        {
            if (SettingKeys.IsKnown(entry.Key, rules) || keepUnknown)
                continue;
            _unknown = new(entry.Key, entry.KeySpan);
            Drop(entry.KeySpan, $"'{entry.Key}' is not a setting of uv {rules.Version}");
            return null;
        }

        try
        {
            return new SettingsReader(table, directory, settings).Read();
        }
        catch (DiagnosticException exception)
        {
            Drop(exception.Diagnostic.Span, exception.Diagnostic.Message);
            return null;
        }
    }

    private void Drop(SourceSpan? at, string reason) =>
        _notes.Add(UndecidableCodes.Note.At(at, $"uv leaves out all resolver settings of this [tool.uv]: {reason}"));

    private SettingsLayer File(string path)
    {
        var root = TomlDocument.Parse(Files.Read(path), path).Root;
        foreach (var entry in root.Entries)
        {
            if (SettingKeys.IsProjectOnly(entry.Key))
                throw LockCodes.InvalidSettings.Error(entry.KeySpan, $"'{entry.Key}' belongs to pyproject.toml");
            if (!SettingKeys.IsKnown(entry.Key, rules))
                throw LockCodes.InvalidSettings.Error(entry.KeySpan, $"'{entry.Key}' is not a setting of uv {rules.Version}");
        }

        return new SettingsReader(root, FilePaths.Parent(path)!, settings).Read();
    }
}

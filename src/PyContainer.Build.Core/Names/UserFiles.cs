using System.Xml.Linq;

namespace PyContainer.Build.Names;

/// <summary>
/// What users write themselves: their project, the files that MSBuild takes up beside it, and what these import. Files of others (the
/// SDK, packages) are left out, and so is an import that only an evaluation can find.
/// </summary>
/// <param name="project">The project that is built, full path.</param>
/// <param name="globalProperties">What was set from outside: it stands above what files say.</param>
/// <param name="foreign">Folders of others.</param>
public sealed class UserFiles(string project, IReadOnlyDictionary<string, string> globalProperties, IReadOnlyList<string> foreign)
{
    private readonly Dictionary<string, string> _values = new(globalProperties, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<WrittenName> _names = [];

    /// <summary>The names that the files read so far give a value to.</summary>
    public IReadOnlyList<WrittenName> Names => _names;

    /// <summary>Reads a file and what it imports, each file once. One that is not there is none.</summary>
    public void Read(string file)
    {
        if (!_seen.Add(file) || foreign.Any(folder => file.StartsWith(folder, StringComparison.OrdinalIgnoreCase)) || !File.Exists(file))
            return;
        foreach (var element in ProjectXml.Read(file)?.DescendantsAndSelf() ?? [])
        {
            _names.AddRange(ProjectXml.NamesOf(element, file));
            if (ProjectXml.IsProperty(element))
                Note(element, file);
            else if (element.Name.LocalName == "Import" && element.Attribute("Sdk") is null && element.Attribute("Project") is { } import)
                Follow(import.Value, file);
        }
    }

    private void Follow(string import, string file)
    {
        if (Expand(import, file) is not { } expanded)
            return;
        foreach (var path in expanded.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => ImportPath.Files(part, file)))
            Read(path);
    }

    // Enough for the path of an import: conditions are not asked, so a default does not replace what is there.
    private void Note(XElement property, string file)
    {
        var name = property.Name.LocalName;
        if (globalProperties.ContainsKey(name) || (property.Attribute("Condition") is not null && _values.ContainsKey(name)))
            return;
        if (!property.HasElements && Expand(property.Value, file) is { } value)
            _values[name] = value;
        else
            _values.Remove(name);
    }

    private string? Expand(string text, string file) => ImportPath.Expand(text, file, project, _values.GetValueOrDefault);
}

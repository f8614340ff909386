using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Names;

/// <summary>Finds the names that begin like ours and are none of ours: a slip that would else change nothing without a word.</summary>
public sealed class NameCheck(KnownNames known)
{
    /// <summary>Holds what was set from outside against the known names.</summary>
    /// <param name="globalProperties">The names.</param>
    /// <param name="project">The project that they were set for: the place of the findings.</param>
    public IEnumerable<Diagnostic> OfGlobalProperties(IEnumerable<string> globalProperties, string project) =>
        from name in globalProperties.Where(IsOurs).Order(StringComparer.OrdinalIgnoreCase)
        let written = new WrittenName(name, NameKind.Property, "", SourceSpan.Of(project))
        where !known.Has(written)
        select NameCodes.UnknownGlobalProperty.At(written.At, name, Advice(written));

    /// <summary>Holds what files say against the known names.</summary>
    public IEnumerable<Diagnostic> OfFiles(IEnumerable<WrittenName> names)
    {
        foreach (var written in names.Where(written => IsOurs(written.Kind == NameKind.Metadata ? written.ItemType : written.Name) && !known.Has(written)))
        {
            if (written.Kind != NameKind.Metadata)
                yield return NameCodes.UnknownName.At(written.At, written.Name, Word(written.Kind), Advice(written));
            // Of an item that is told of there is no more to say.
            else if (known.Items.Contains(written.ItemType, StringComparer.OrdinalIgnoreCase))
                yield return NameCodes.UnknownMetadata.At(written.At, written.Name, written.ItemType, Advice(written));
        }
    }

    private static bool IsOurs(string name) => name.StartsWith(KnownNames.Prefix, StringComparison.OrdinalIgnoreCase);

    private string Advice(WrittenName written)
    {
        var nearest = known.Nearest(written);
        if (nearest is null)
            return "The README has a table of all names.";
        // The right name in the wrong place.
        return string.Equals(nearest, written.Name, StringComparison.OrdinalIgnoreCase)
            ? $"There is {(written.Kind == NameKind.Property ? "an item" : "a property")} of that name."
            : $"Do you mean '{nearest}'?";
    }

    private static string Word(NameKind kind) => kind == NameKind.Property ? "property" : "item";
}

using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Names;

/// <summary>Finds the names that begin like ours and are none of ours: a slip that would else change nothing without a word.</summary>
public sealed class NameCheck(KnownNames known)
{
    /// <summary>Holds what was set from outside against the known names.</summary>
    /// <param name="globalProperties">The names.</param>
    /// <param name="project">The project that they were set for: the place of the findings.</param>
    public IEnumerable<Diagnostic> OfGlobalProperties(IEnumerable<string> globalProperties, string project)
    {
        foreach (var written in globalProperties.Order(StringComparer.OrdinalIgnoreCase).Select(name => new WrittenName(name, NameKind.Property, "", SourceSpan.Of(project))))
        {
            if (IsOurs(written.Name) && !known.Has(written))
                yield return NameCodes.UnknownGlobalProperty.At(written.At, written.Name, Advice(written));
            else if (OfSdk(written) is { } finding)
                yield return finding;
        }
    }

    /// <summary>Holds what files say against the known names.</summary>
    public IEnumerable<Diagnostic> OfFiles(IEnumerable<WrittenName> names)
    {
        names = [.. names];
        foreach (var finding in names.Select(OfSdk).OfType<Diagnostic>())
            yield return finding;
        foreach (var written in names.Where(written => IsOurs(written.Kind == NameKind.Metadata ? written.ItemType : written.Name) && !known.Has(written)))
        {
            if (written.Kind != NameKind.Metadata)
                yield return NameCodes.UnknownName.At(written.At, written.Name, Word(written.Kind), Advice(written));
            // Of an item that is told of there is no more to say.
            else if (known.Items.Contains(written.ItemType, StringComparer.OrdinalIgnoreCase))
                yield return NameCodes.UnknownMetadata.At(written.At, written.Name, written.ItemType, Advice(written));
        }
    }

    private static Diagnostic? OfSdk(WrittenName written)
    {
        if (SdkNames.Nearest(written) is not { } nearest)
            return null;
        var example = nearest.Kind == NameKind.Item ? $"<{nearest.Name} Include=\"…\" /> in an ItemGroup" : $"<{nearest.Name}>…</{nearest.Name}> in a PropertyGroup";
        return NameCodes.NearSdkName.At(written.At, Word(written.Kind), written.Name, $"Write {example}.");
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

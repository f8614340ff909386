using System.Xml.Linq;
using System.Xml;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Names;

/// <summary>The text of a project file. Nothing of it is evaluated: what stands in it counts, whatever its conditions say.</summary>
internal static class ProjectXml
{
    // Far more than a project has.
    private static readonly FileLimit _limit = new("a project file", 16 << 20);

    private static readonly HashSet<string> _notMetadata = new(StringComparer.OrdinalIgnoreCase)
    {
        "Include",
        "Exclude",
        "Remove",
        "Update",
        "Condition",
        "Label",
        "KeepDuplicates",
        "KeepMetadata",
        "RemoveMetadata",
        "MatchOnMetadata",
        "MatchOnMetadataOptions",
    };

    /// <summary>Reads a file; null when it is not there or is none that MSBuild could read.</summary>
    internal static XElement? Read(string path)
    {
        try
        {
            using var file = PlainFile.Open(path, _limit);
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = _limit.Bytes, IgnoreComments = true });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException or DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>The names that get a value in an element.</summary>
    /// <param name="element">Any element of a project.</param>
    /// <param name="file">The file that it is from.</param>
    internal static IEnumerable<WrittenName> NamesOf(XElement element, string file)
    {
        if (element.Name.LocalName == "Output")
        {
            if (element.Attribute("PropertyName") is { } property)
                yield return new WrittenName(property.Value, NameKind.Property, "", At(property, file));
            if (element.Attribute("ItemName") is { } item)
                yield return new WrittenName(item.Value, NameKind.Item, "", At(item, file));
        }
        if (IsProperty(element))
            yield return new WrittenName(element.Name.LocalName, NameKind.Property, "", At(element, file));
        if (element.Parent?.Name.LocalName is not ("ItemGroup" or "ItemDefinitionGroup"))
            yield break;
        yield return new WrittenName(element.Name.LocalName, NameKind.Item, "", At(element, file));
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !_notMetadata.Contains(attribute.Name.LocalName)))
            yield return new WrittenName(attribute.Name.LocalName, NameKind.Metadata, element.Name.LocalName, At(attribute, file));
        foreach (var child in element.Elements())
            yield return new WrittenName(child.Name.LocalName, NameKind.Metadata, element.Name.LocalName, At(child, file));
    }

    /// <summary>Whether an element sets a property.</summary>
    internal static bool IsProperty(XElement element) => element.Parent?.Name.LocalName == "PropertyGroup";

    private static SourceSpan At(IXmlLineInfo place, string file) => new(file, place.LineNumber, place.LinePosition);
}

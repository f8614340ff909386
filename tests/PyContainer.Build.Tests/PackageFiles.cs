using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PyContainer.Build;

/// <summary>An option as the targets carry it.</summary>
/// <param name="Metadata">The metadata of the service.</param>
/// <param name="Property">The property that it comes from.</param>
internal sealed record OptionLine(string Metadata, string Property);

/// <summary>The XML of the package and the README, as texts to be compared.</summary>
internal static partial class PackageFiles
{
    internal static XDocument Props { get; } = Load("build/PyContainer.Build.props");

    /// <summary>What the package imports last: the targets, with the files that turn options into metadata, make labels, bake, run checks, tell and know names, as one.</summary>
    internal static XDocument Targets { get; } = Merge("build/PyContainer.Build.targets", "build/PyContainer.Build.Options.targets", "build/PyContainer.Build.Labels.targets", "build/PyContainer.Build.Test.targets", "build/PyContainer.Build.Info.targets", "build/PyContainer.Build.Bake.targets", "build/PyContainer.Build.Names.targets");

    /// <summary>The properties that the props file declares.</summary>
    internal static IReadOnlyList<XElement> Properties => [.. Props.Root!.Elements("PropertyGroup").Elements()];

    /// <summary>The lines that turn properties into metadata, in the order of the file.</summary>
    internal static IReadOnlyList<OptionLine> OptionLines => [.. Targets.Descendants("PyContainerService")
        .Where(line => line.Attribute("Condition") is { } condition && condition.Value.StartsWith("'%(", StringComparison.Ordinal))
        .Select(line => (line.Attribute("Condition")!.Value, Copy: line.Attributes().Single(attribute => attribute.Name != "Condition")))
        .Select(line =>
        {
            Assert.Equal($"'%(PyContainerService.{line.Copy.Name})' == ''", line.Value);
            return new OptionLine(line.Copy.Name.LocalName, PropertyReference().Match(line.Copy.Value).Groups["name"].Value);
        })];

    /// <summary>The rows of the README's table of properties: name, and metadata where there is one.</summary>
    internal static IReadOnlyList<(string Property, string Metadata)> ReadmeRows => [.. File.ReadLines(PathOf("README.md")).Select(line => Row().Match(line)).Where(match => match.Success)
        .Select(match => (match.Groups["property"].Value, match.Groups["metadata"].Value))];

    /// <summary>The names in the README's table of items, which has no column for metadata.</summary>
    internal static IReadOnlyList<string> ReadmeItems => [.. File.ReadLines(PathOf("README.md")).Select(line => ItemRow().Match(line)).Where(match => match.Success).Select(match => match.Groups["item"].Value)];

    internal static string PathOf(string path) => Path.Combine(TestAssets.RepositoryRoot(), path);

    private static XDocument Merge(params string[] paths) => new(new XElement("Project", paths.SelectMany(path => Load(path).Root!.Elements())));

    private static XDocument Load(string path) => XDocument.Load(PathOf(path));

    [GeneratedRegex(@"\A\$\((?<name>[A-Za-z_]+)\)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PropertyReference();

    [GeneratedRegex(@"\A\| `(?<property>(?:Enable)?(?:Py)?Container[A-Za-z]*|LocalRegistry)` \|.*\| (?:`(?<metadata>[A-Za-z]+)` )?\|\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\A\| `(?<item>(?:Py)?Container[A-Za-z]*)` \| [^|]* \|\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ItemRow();
}

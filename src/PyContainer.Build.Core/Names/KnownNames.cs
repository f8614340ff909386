using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PyContainer.Build.Names;

/// <summary>
/// The names that mean something to this package: those that its own props and targets give a value to. There is no second list, so that
/// a new option is known by being there.
/// </summary>
public sealed partial class KnownNames
{
    /// <summary>What the names of this package begin with.</summary>
    public const string Prefix = "PyContainer";

    // Any item of a list can be meant for one service.
    private const string OneService = "Service";

    private readonly List<WrittenName> _names = [];

    private readonly List<XElement> _files = [];

    private KnownNames()
    {
    }

    /// <summary>The names of properties.</summary>
    public IEnumerable<string> Properties => Of(NameKind.Property);

    /// <summary>The names of items.</summary>
    public IEnumerable<string> Items => Of(NameKind.Item);

    /// <summary>Reads the names out of the package's files.</summary>
    /// <param name="folder">Where they lie.</param>
    public static KnownNames Read(string folder)
    {
        var known = new KnownNames();
        foreach (var file in Directory.EnumerateFiles(folder, "PyContainer.Build*.*").Where(file => Path.GetExtension(file) is ".props" or ".targets").Order(StringComparer.Ordinal))
        {
            if (ProjectXml.Read(file) is not { } root)
                continue;
            known._files.Add(root);
            known._names.AddRange(root.Descendants().SelectMany(element => ProjectXml.NamesOf(element, file)));
        }
        return known;
    }

    /// <summary>The metadata that an item of a type can have.</summary>
    public IEnumerable<string> MetadataOf(string itemType) =>
        [.. _names.Where(name => name.Kind == NameKind.Metadata && Same(name.ItemType, itemType)).Select(name => name.Name), .. Same(itemType, Prefix + OneService) ? [] : new[] { OneService }];

    /// <summary>Whether a name means something where it stands.</summary>
    public bool Has(WrittenName name) => (name.Kind switch
    {
        NameKind.Property => Properties,
        NameKind.Item => Items,
        _ => MetadataOf(name.ItemType),
    }).Contains(name.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The known name that a wrong one is most likely meant to be; null when none is near.</summary>
    public string? Nearest(WrittenName name)
    {
        // Without what they begin with, which says nothing and would make all of them alike.
        IEnumerable<string> candidates = name.Kind switch
        {
            NameKind.Metadata => MetadataOf(name.ItemType),
            NameKind.Property => [.. Properties, .. Items, .. NamesOfSdk()],
            _ => [.. Items, .. Properties, .. NamesOfSdk()],
        };
        var written = Stem(name.Name);
        var near = candidates.Select(candidate => (candidate, stem: Stem(candidate))).Select(pair => (pair.candidate, distance: EditDistance.Between(written, pair.stem), room: Math.Max(1, Math.Max(written.Length, pair.stem.Length) / 3)))
            .Where(pair => pair.distance <= pair.room).ToList();
        return near.Count == 0 ? null : near.MinBy(pair => pair.distance).candidate;
    }

    // Those that the package reads. They are asked for where a name is wrong, which is seldom.
    private IEnumerable<string> NamesOfSdk() => _files.SelectMany(file => file.Descendants())
        .SelectMany(element => element.Attributes().Select(attribute => attribute.Value).Append(element.HasElements ? "" : element.Value))
        .SelectMany(text => NameOfSdk().Matches(text).Select(match => match.Groups["name"].Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private IEnumerable<string> Of(NameKind kind) => _names.Where(name => name.Kind == kind && name.Name.Contains(Prefix, StringComparison.Ordinal) && name.Name[0] != '_').Select(name => name.Name).Distinct(StringComparer.Ordinal);

    private static string Stem(string name) =>
        (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name.StartsWith(Prefix[2..], StringComparison.OrdinalIgnoreCase) ? name[(Prefix.Length - 2)..] : name).ToLowerInvariant();

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[$@]\((?<name>Container[A-Za-z]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameOfSdk();
}

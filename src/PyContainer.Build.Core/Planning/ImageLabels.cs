using System.Globalization;
using PyContainer.Build.Options;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>
/// The labels of an image under the names of the OCI image specification ("Annotations"). Each is what the project says in its own
/// property, else what the Python project says, else what a property for NuGet packages says.
/// </summary>
public static class ImageLabels
{
    // The names by which indexes know an address (PyPI, "Well-known labels"), in their normal form.
    private static readonly string[] _home = ["homepage"];
    private static readonly string[] _documentation = ["documentation", "docs"];
    private static readonly string[] _source = ["source", "repository", "sourcecode", "github"];

    /// <summary>Finds the labels.</summary>
    /// <param name="options">The service.</param>
    /// <param name="project">Its manifest.</param>
    /// <param name="baseImage">The image that what ships starts from, as the Dockerfile writes it; null when it starts from nothing.</param>
    /// <param name="time">The time of the sources, in seconds since 1970; null when unknown.</param>
    /// <param name="ofDockerfile">Keys that the Dockerfile sets itself: its author chose their values.</param>
    public static IReadOnlyList<ImageLabel> Create(ServiceOptions options, PyProject project, string? baseImage, long? time, IReadOnlySet<string> ofDockerfile)
    {
        var table = project.Root.Get<TomlTable>("project");
        var image = baseImage is not null && ImageReference.TryParse(baseImage, out var reference) ? reference : null;
        var labels = new Dictionary<string, ImageLabel>(StringComparer.Ordinal);
        foreach (var request in options.GeneratedLabels)
        {
            var key = ImageLabel.OciPrefix + request.Name;
            var value = OneLine(First(request.Value, Own(request.Name, table, image, time), request.Fallback));
            if (value.Length > 0 && !ofDockerfile.Contains(key))
                labels[key] = new ImageLabel(key, request.Name is "source" or "url" or "documentation" ? PublicAddress(value) : value);
        }
        foreach (var label in options.Labels)
            labels[label.Key] = label;
        return [.. labels.Values];
    }

    private static string Own(string name, TomlTable? table, ImageReference? image, long? time) => name switch
    {
        "title" => Text(table, "name"),
        "description" => Text(table, "description"),
        "version" => Text(table, "version"),
        "licenses" => License(table),
        "authors" => string.Join(", ", Authors(table)),
        "url" => Address(table, _home),
        "documentation" => Address(table, _documentation),
        "source" => Address(table, _source),
        "created" => time is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "",
        "base.name" => image is null ? "" : image.Text.Split('@')[0],
        "base.digest" => image?.Digest?.Value ?? "",
        _ => "",
    };

    // PEP 639's expression; of the older table only a text that is a name and no whole licence.
    private static string License(TomlTable? table) => Text(table, "license") is { Length: > 0 } expression ? expression
        : table?.Get<TomlTable>("license")?.GetString("text") is { Length: > 0 and <= 80 } text ? text : "";

    private static IEnumerable<string> Authors(TomlTable? table)
    {
        foreach (var author in (table?.Get<TomlArray>("authors") ?? Enumerable.Empty<TomlValue>()).OfType<TomlTable>())
        {
            var (name, mail) = (author.GetString("name") ?? "", author.GetString("email") ?? "");
            if (name.Length + mail.Length > 0)
                yield return name.Length == 0 ? mail : mail.Length == 0 ? name : $"{name} <{mail}>";
        }
    }

    private static string Address(TomlTable? table, string[] names) =>
        table?.Get<TomlTable>("urls")?.Entries.FirstOrDefault(entry => names.Contains(Normal(entry.Key)))?.Value is TomlString address ? address.Value : "";

    private static string Normal(string label) => string.Concat(label.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Git's own name of a repository may carry credentials, and ends in what browsers do not need.
    private static string PublicAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return text;
        var plain = new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri;
        var trimmed = text.EndsWith('/') ? plain : plain.TrimEnd('/');
        return trimmed.EndsWith(".git", StringComparison.Ordinal) ? trimmed[..^4] : trimmed;
    }

    private static string Text(TomlTable? table, string key) => table?.Get<TomlString>(key)?.Value ?? "";

    private static string First(params IEnumerable<string> texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    private static string OneLine(string text) => string.Join(' ', string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

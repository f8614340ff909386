using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>
/// The text of a bake file (JSON): one target per image. Values are templates there, so each is escaped; what comes from the environment,
/// such as a proxy with its password, stands in it by name.
/// </summary>
public static class BakeFile
{
    private static readonly JsonWriterOptions _form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] _switches = ["no-cache", "pull"];
    private static readonly string[] _defaultPrefixes = ["docker.io/library/", "docker.io/"];

    /// <summary>The further arguments that a bake file has a word for.</summary>
    public static IReadOnlyList<string> KnownArguments { get; } = ["annotation", "build-arg", "no-cache", "no-cache-filter", "pull", "secret", "shm-size", "ssh", "ulimit"];

    /// <summary>Makes the text.</summary>
    public static string Create(IReadOnlyList<BakeTarget> targets)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, _form))
        {
            writer.WriteStartObject();
            Variables(writer, targets);
            writer.WriteStartObject("target");
            foreach (var target in targets)
                Target(writer, target);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    // A variable takes its value from the environment of buildx. A table without one is an error.
    private static void Variables(Utf8JsonWriter writer, IReadOnlyList<BakeTarget> targets)
    {
        var names = targets.SelectMany(target => Inherited(target.Request)).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            return;
        writer.WriteStartObject("variable");
        foreach (var name in names)
        {
            writer.WriteStartObject(name);
            writer.WriteString("default", "");
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter writer, BakeTarget target)
    {
        var request = target.Request;
        writer.WriteStartObject(target.Name);
        Text(writer, "context", BuildRequest.Slashes(request.Context));
        Text(writer, "dockerfile", BuildRequest.Slashes(request.Dockerfile));
        Text(writer, "target", request.Stage);
        List(writer, "tags", request.Tags);
        List(writer, "output", [request.Output ?? "type=docker"]);
        List(writer, "attest", Attestations(request));
        List(writer, "platforms", request.Platforms.Select(platform => platform.Value));
        if (request.Network is { } network)
            Text(writer, "network", network);
        Map(writer, "extra-hosts", request.Hosts.Select(host => new KeyValuePair<string, string>(host.Name, host.Address)));
        Map(writer, "contexts", request.Contexts.Select(context => new KeyValuePair<string, string>(Familiar(context.Key), context.Value)));
        List(writer, "secret", [.. request.Secrets, .. Values(request, "secret")]);
        Arguments(writer, request);
        List(writer, "cache-from", request.CacheFrom.Select(cache => cache.ToString()));
        List(writer, "cache-to", request.CacheTo.Select(cache => cache.ToString()));
        Map(writer, "labels", request.Labels.Select(label => new KeyValuePair<string, string>(label.Key, label.Value)));
        List(writer, "annotations", Values(request, "annotation"));
        List(writer, "no-cache-filter", [.. request.Uncached, .. Values(request, "no-cache-filter").SelectMany(value => value.Split(','))]);
        List(writer, "ssh", Values(request, "ssh"));
        List(writer, "ulimits", Values(request, "ulimit"));
        if (Values(request, "shm-size").LastOrDefault() is { } size)
            Text(writer, "shm-size", size);
        foreach (var name in _switches.Where(name => request.ExtraArguments.Any(argument => argument.Name == name && !argument.Text.EndsWith("=false", StringComparison.Ordinal))))
            writer.WriteBoolean(name, true);
        writer.WriteEndObject();
    }

    private static void Arguments(Utf8JsonWriter writer, BuildRequest request)
    {
        var own = Values(request, "build-arg").Select(text => text.Split('=', 2)).Where(parts => parts.Length == 2).Select(parts => new KeyValuePair<string, string>(parts[0], parts[1]));
        var values = request.Arguments.Concat(own).GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()).ToList();
        var names = Inherited(request).Where(name => values.TrueForAll(pair => pair.Key != name)).ToList();
        if (values.Count + names.Count == 0)
            return;
        writer.WriteStartObject("args");
        foreach (var (name, value) in values)
            Text(writer, Escaped(name), value);
        foreach (var name in names)
            writer.WriteString(name, $"${{{name}}}");
        writer.WriteEndObject();
    }

    private static IEnumerable<string> Inherited(BuildRequest request) =>
        request.InheritedArguments.Concat(Values(request, "build-arg").Where(text => !text.Contains('=', StringComparison.Ordinal))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Attestations(BuildRequest request) =>
    [
        request.Provenance == ProvenanceMode.None ? "type=provenance,disabled=true" : $"type=provenance,mode={(request.Provenance == ProvenanceMode.Max ? "max" : "min")}",
        .. request.Sbom is { } sbom ? ["type=sbom" + (sbom.Generator is { } generator ? ",generator=" + generator.Text : "")] : Array.Empty<string>(),
    ];

    // What stands after the name of an argument.
    private static IEnumerable<string> Values(BuildRequest request, string name) =>
        request.ExtraArguments.Where(argument => argument.Name == name).Select(argument => argument.Text[("--" + name + "=").Length..]);

    private static void Text(Utf8JsonWriter writer, string key, string value) => writer.WriteString(key, Escaped(value));

    private static void List(Utf8JsonWriter writer, string key, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Length == 0)
            return;
        writer.WriteStartArray(key);
        foreach (var value in all)
            writer.WriteStringValue(Escaped(value));
        writer.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter writer, string key, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var all = pairs.ToList();
        if (all.Count == 0)
            return;
        writer.WriteStartObject(key);
        foreach (var (name, value) in all)
            Text(writer, Escaped(name), value);
        writer.WriteEndObject();
    }

    // The form in which BuildKit looks a reference up; buildx build turns names into it by itself, buildx bake does not.
    private static string Familiar(string name)
    {
        foreach (var prefix in _defaultPrefixes.Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            name = name[prefix.Length..];
            break;
        }
        return name.EndsWith(":latest", StringComparison.Ordinal) ? name[..^":latest".Length] : name;
    }

    // HCL's templates, which the JSON form has too: ${…} and %{…}.
    private static string Escaped(string text) => text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);
}

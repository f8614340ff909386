using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads a lock: first takes out the lines of its files, then reads what is left as TOML, then joins the edges.</summary>
internal sealed class LockReader
{
    private readonly string _path;
    private readonly MarkerTexts _markers = new();
    private readonly RequirementReader _requirements;
    private readonly LockReadOptions _options;

    private LockReader(string path, LockReadOptions options)
    {
        _path = path;
        _options = options;
        _requirements = new RequirementReader(_markers);
    }

    public static UvLock Read(byte[] bytes, string path, LockReadOptions options)
    {
        var reader = new LockReader(path, options);
        var files = FileLines.Take(bytes, path);
        if (files is null)
            return reader.Read(bytes, TomlDocument.Parse(bytes, path), null);
        var document = TomlDocument.Parse(files.Rest, path);
        // Packages that are not written as uv writes them were not counted: then nothing can be attributed.
        return LockPackageReader.Tables(document.Root).Count == files.Packages.Count
            ? reader.Read(bytes, document, files.Packages)
            : reader.Read(bytes, TomlDocument.Parse(bytes, path), null);
    }

    private UvLock Read(byte[] bytes, TomlDocument document, IReadOnlyList<PackageFiles>? files)
    {
        var root = document.Root;
        CheckVersion(root);
        var options = LockOptionsReader.Read(root, _path);
        var packages = new LockPackageReader(_requirements, _markers, _options).Read(root, files);
        var requiresPython = LockFields.LocatedText(root, "requires-python") ?? throw LockFields.Invalid(root.Span, "'requires-python' is missing");
        return new UvLock(_path, bytes, packages)
        {
            Revision = (int)Math.Clamp(root.Get<TomlInteger>("revision")?.Value ?? 0, 0, int.MaxValue),
            RequiresPython = new(LockFields.Specifiers(requiresPython), requiresPython.Span),
            ResolutionMarkers = Markers(root, "resolution-markers"),
            SupportedMarkers = Markers(root, "supported-markers"),
            RequiredMarkers = Markers(root, "required-markers"),
            Conflicts = Conflicts(root),
            ConflictsSpan = root.Find("conflicts")?.KeySpan ?? SourceSpan.Of(_path),
            Options = options,
            Manifest = new LockManifestReader(_requirements, _path).Read(root),
        };
    }

    private void CheckVersion(TomlTable root)
    {
        var version = root.Find("version")?.Value;
        if (version is not TomlInteger number)
            throw LockFields.Invalid(version?.Span ?? SourceSpan.Of(_path), "'version' must be a number");
        if (number.Value != 1)
            throw LockCodes.LockVersion.Error(number.Span, number.Value, _options.Rules.Version);
        if (root.Find("revision")?.Value is { } revision and not TomlInteger)
            throw LockFields.Invalid(revision.Span, "'revision' must be a number");
    }

    private IReadOnlyList<Located<string>> Markers(TomlTable root, string key)
    {
        var markers = LockFields.Texts(root, key);
        foreach (var marker in markers)
            _markers.Check(marker.Value, root.Find(key)!.Value);
        return markers;
    }

    private static List<IReadOnlyList<ConflictItem>> Conflicts(TomlTable root)
    {
        var sets = new List<IReadOnlyList<ConflictItem>>();
        if (LockFields.List(root, "conflicts") is not { } list)
            return sets;
        foreach (var set in list)
        {
            if (set is not TomlArray items)
                throw LockFields.Invalid(set.Span, "'conflicts' must be a list of lists");
            sets.Add(items.Select(item => RequirementReader.ConflictOf(LockFields.Table(item, "a conflict"))).ToList());
        }

        return sets;
    }
}

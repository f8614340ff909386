using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Settings from <c>UV_*</c> variables and from arguments of the command line.</summary>
internal sealed class EnvironmentSettings(LockSettings settings, string directory)
{
    private readonly SettingsLayer _layer = new();

    public static bool IsTrue(string? value) => value is not null && value.ToLowerInvariant() is "1" or "true" or "t" or "yes" or "y" or "on";

    public SettingsLayer ReadEnvironment()
    {
        _layer.Resolution = Text("UV_RESOLUTION");
        _layer.Prerelease = Text("UV_PRERELEASE");
        _layer.ForkStrategy = Text("UV_FORK_STRATEGY");
        if (Value("UV_EXCLUDE_NEWER") is { } newer)
            _layer.ExcludeNewer = Located(Newer(newer));
        foreach (var index in List("UV_INDEX", ' '))
            AddIndex(index, isDefault: false);
        if (Value("UV_DEFAULT_INDEX") is { } main)
            AddIndex(main, isDefault: true);
        foreach (var url in List("UV_EXTRA_INDEX_URL", ' '))
            AddUrl(url, isDefault: false);
        if (Value("UV_INDEX_URL") is { } old)
            AddUrl(old, isDefault: true);
        foreach (var link in List("UV_FIND_LINKS", ','))
            AddLink(link);
        _layer.NoSources = IsTrue(Value("UV_NO_SOURCES")) ? true : null;
        _layer.NoSourcesPackage.UnionWith(List("UV_NO_SOURCES_PACKAGE", ' ').Select(Name));
        _layer.Lfs = Value("UV_GIT_LFS")?.ToLowerInvariant();
        _layer.Offline = IsTrue(Value("UV_OFFLINE"));
        _layer.Preview = IsTrue(Value("UV_PREVIEW")) ? true : null;
        _layer.PreviewFeatures.UnionWith(List("UV_PREVIEW_FEATURES", ','));
        return _layer;
    }

    /// <summary>Arguments in the order given; those that concern other things than the resolver are passed over.</summary>
    public SettingsLayer ReadArguments()
    {
        var arguments = new Queue<string>(settings.Arguments);
        while (arguments.TryDequeue(out var argument))
        {
            var equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? argument : argument[..equals];
            string Next() => equals >= 0 ? argument[(equals + 1)..] : arguments.TryDequeue(out var value) ? value : throw Invalid($"'{name}' needs a value");
            Argument(name, Next);
        }

        // The default index comes last, as in files.
        _layer.Indexes.Sort((left, right) => left.IsDefault.CompareTo(right.IsDefault));
        return _layer;
    }

    private void Argument(string name, Func<string> next)
    {
        switch (name)
        {
            case "--resolution": _layer.Resolution = Located(next()); break;
            case "--prerelease": _layer.Prerelease = Located(next()); break;
            case "--fork-strategy": _layer.ForkStrategy = Located(next()); break;
            case "--exclude-newer": _layer.ExcludeNewer = Located(Newer(next())); break;
            case "--exclude-newer-package": AddPair(next(), (package, value) => _layer.ExcludeNewerPackage[package] = Located(Newer(value))); break;
            case "--prerelease-package": AddPair(next(), (package, value) => _layer.PrereleasePackage[package] = Located(value)); break;
            case "--index": AddIndex(next(), isDefault: false); break;
            case "--default-index": AddIndex(next(), isDefault: true); break;
            case "--index-url" or "-i": AddUrl(next(), isDefault: true); break;
            case "--extra-index-url": AddUrl(next(), isDefault: false); break;
            case "--find-links" or "-f": AddLink(next()); break;
            case "--no-index": _layer.NoIndex = true; break;
            case "--no-sources": _layer.NoSources = true; break;
            case "--no-sources-package": _layer.NoSourcesPackage.Add(Name(next())); break;
            case "--preview": _layer.Preview = true; break;
            case "--preview-features": _layer.PreviewFeatures.UnionWith(next().Split(',')); break;
            case "--offline": _layer.Offline = true; break;
            case "--refresh" or "--upgrade" or "-U": _layer.Renewal = name; break;
            case "--refresh-package" or "--upgrade-package" or "-P": _layer.Renewal = $"{name} {next()}"; break;
            default: break;
        }
    }

    private static DiagnosticException Invalid(string reason) => LockCodes.InvalidSettings.Error(null, reason);

    private static Located<T> Located<T>(T value) => new(value, default);

    private Located<string>? Text(string variable) => Value(variable) is { } value ? Located(value) : null;

    private string? Value(string variable) => settings.Environment.TryGetValue(variable, out var value) && value.Length > 0 ? value : null;

    private string[] List(string variable, char separator) =>
        Value(variable)?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string Name(string text) => PackageName.TryNormalize(text, out var name) ? name : throw Invalid($"'{text}' is not a package name");

    private ExcludeNewer Newer(string text) => ExcludeNewer.Parse(text, settings.TimeZone) ?? throw Invalid($"'{text}' is neither a time, nor a date, nor a span of days or hours");

    private static void AddPair(string text, Action<string, string> add)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            throw Invalid($"'{text}' must be PACKAGE=VALUE");
        add(Name(text[..equals]), text[(equals + 1)..]);
    }

    /// <summary><c>name=url</c> or a URL; a name has no colon and no slash.</summary>
    private void AddIndex(string text, bool isDefault)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var named = equals > 0 && text.AsSpan(0, equals).IndexOfAny(':', '/', '?') < 0;
        _layer.Indexes.Add(new(named ? text[..equals] : null, named ? text[(equals + 1)..] : text, directory, isDefault, false, null, null));
    }

    private void AddUrl(string text, bool isDefault) => _layer.Indexes.Add(new(null, text, directory, isDefault, false, null, null));

    private void AddLink(string text) => _layer.FindLinks.Add(new(null, text, directory, false, false, null, null));
}

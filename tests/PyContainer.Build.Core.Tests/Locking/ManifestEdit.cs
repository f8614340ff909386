using System.Text.RegularExpressions;

namespace PyContainer.Build.Locking;

/// <summary>A change that somebody makes to a manifest; null where it has nothing to hold on to.</summary>
internal sealed record ManifestEdit(string Name, Func<string, string?> Apply, bool IsForRoot = false)
{
    private const string Locked = "typing-extensions";

    public static readonly IReadOnlyList<ManifestEdit> All =
    [
        new("version-bump", text => Replace(text, """(?m)^version = "[^"]*["]""", "version = \"987.6.5\"")),
        new("project-rename", text => Replace(text, """(?m)(?<=^\[project\]\s*\n(?:.*\n)*?)name = "([^"]+)["]""", "name = \"$1-renamed\"")),
        new("name-spelling", text => Replace(text, """(?m)^(    ")([a-z]+)-([a-z]+)""", "$1$2_$3")),
        new("requires-python-raise", text => Replace(text, """requires-python = ">=3\.\d+""", "requires-python = \">=3.13")),
        new("requires-python-hole", text => Replace(text, """(requires-python = ">=[^"]+)["]""", "$1,!=3.13.77\"")),
        new("requires-python-trailing-zero", text => Replace(text, """(requires-python = ">=3\.\d+)(?=[",])""", "$1.0")),
        new("requires-python-upper", text => Replace(text, """(requires-python = ">=[^"<]+)["]""", "$1,<3.99\"")),
        new("empty-extra-added", text => Insert(text, "project.optional-dependencies", "brand-new-extra = []")),
        new("empty-group-added", text => Insert(text, "dependency-groups", "brand-new-group = []")),
        new("group-with-include-added", text => Insert(text, "dependency-groups", "brand-new-base = ['idna']\nbrand-new-group = [{ include-group = 'brand-new-base' }]")),
        new("version-to-dynamic", text => text.Contains("dynamic =", StringComparison.Ordinal) ? null : Replace(text, """(?m)^version = "[^"]*["]""", "dynamic = ['version']")),
        new("platform-marker-added", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+[^";@]*)",""", "$1; sys_platform == 'win32'\",")),
        new("always-true-marker", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+[^";@]*)",""", "$1; python_version >= '2'\",")),
        new("marker-implied", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+[^";@]*)",""", "$1; os_name == 'nt' or os_name != 'nt'\",")),
        new("marker-spelling", text => Replace(text, """python_version\s*<\s*['"]3\.(\d+)['"]""", "python_full_version < '3.$1'")),
        new("dependency-added", text => Replace(text, """(?m)^dependencies = \[""", "dependencies = [\n    \"wcwidth-of-nothing\",")),
        new("locked-dependency-added", text => Replace(text, """(?m)^dependencies = \[""", $"dependencies = [\n    \"{Locked}\",")),
        new("dependency-removed", text => Replace(text, """(?m)^    "[A-Za-z0-9_.-]+[^"]*",\n""", "")),
        new("dependency-duplicated", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+[^"]*",\n)""", "$1$1")),
        new("specifier-spaces", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+)(>=)""", "$1  $2  ")),
        new("specifier-zero-suffix", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+>=\d+\.\d+)",""", "$1.0\",")),
        new("specifier-changed", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+)>=[^",;]*""", "$1>=0.0.1")),
        new("specifier-redundant", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+>=)([^",;]*)""", "$1$2,>=0.0.1")),
        new("extra-added-to-dependency", text => Replace(text, """(?m)^(    "[A-Za-z0-9_.-]+)>=""", "$1[brand-new]>=")),
        new("description-and-comment", text => Replace(text, """(?m)^description = .*$""", "description = 'Another one' # really")),
        new("scripts-added", text => Insert(text, "project.scripts", "brand-new-script = 'a.b:c'")),
        new("other-tool-table", text => text + "\n[tool.brand-new]\nkey = 1\n"),
        new("crlf", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        new("package-flag-false", text => InsertUv(text, "package", "false")),
        new("package-flag-true", text => InsertUv(text, "package", "true")),
        new("build-system-added", text => text.Contains("[build-system]", StringComparison.Ordinal) ? null : text + "\n[build-system]\nrequires = ['hatchling']\nbuild-backend = 'hatchling.build'\n"),
        new("unused-source", text => Insert(text, "tool.uv.sources", "brand-new-unused = { git = 'https://example.invalid/repository' }")),
        new("default-groups-none", text => InsertUv(text, "default-groups", "[]")),
        new("conflicts-added", text => text.Contains("[project.optional-dependencies]", StringComparison.Ordinal) ? null : InsertUv(text, "conflicts", "[[{ extra = 'one' }, { extra = 'two' }]]")),
        new("constraint-added", text => InsertUv(text, "constraint-dependencies", "['wcwidth-of-nothing<9']"), true),
        new("constraint-on-locked", text => InsertUv(text, "constraint-dependencies", $"['{Locked}<99']"), true),
        new("override-added", text => InsertUv(text, "override-dependencies", "['wcwidth-of-nothing<9']"), true),
        new("override-on-locked", text => InsertUv(text, "override-dependencies", $"['{Locked}>=1']"), true),
        new("exclude-added", text => InsertUv(text, "exclude-dependencies", "['wcwidth-of-nothing']"), true),
        new("exclude-on-locked", text => InsertUv(text, "exclude-dependencies", $"['{Locked}']"), true),
        new("build-constraint-added", text => InsertUv(text, "build-constraint-dependencies", "['setuptools<99']"), true),
        new("environments-added", text => InsertUv(text, "environments", "[\"sys_platform == 'linux'\"]"), true),
        new("required-environments-added", text => InsertUv(text, "required-environments", "[\"sys_platform == 'linux'\"]"), true),
        new("resolution-lowest", text => InsertUv(text, "resolution", "'lowest'"), true),
        new("prerelease-allow", text => InsertUv(text, "prerelease", "'allow'"), true),
        new("prerelease-alias", text => InsertUv(text, "prerelease", "'if-necessary-or-explicit'"), true),
        new("prerelease-package", text => InsertUv(text, "prerelease-package", "{ idna = 'allow' }"), true),
        new("fork-strategy-fewest", text => InsertUv(text, "fork-strategy", "'fewest'"), true),
        new("exclude-newer-added", text => InsertUv(text, "exclude-newer", "'2020-01-01T00:00:00Z'"), true),
        new("exclude-newer-false", text => InsertUv(text, "exclude-newer", "false"), true),
        new("exclude-newer-package-added", text => InsertUv(text, "exclude-newer-package", "{ wcwidth-of-nothing = '2020-01-01T00:00:00Z' }"), true),
        new("exclude-newer-package-on-locked", text => InsertUv(text, "exclude-newer-package", $"{{ {Locked} = '2020-01-01T00:00:00Z' }}"), true),
        new("metadata-added", text => InsertUv(text, "dependency-metadata", "[{ name = 'wcwidth-of-nothing', version = '1.0', requires-dist = ['idna'] }]"), true),
        new("metadata-on-locked", text => InsertUv(text, "dependency-metadata", $"[{{ name = '{Locked}', requires-dist = ['idna'] }}]"), true),
        new("index-added", text => InsertUv(text, "index", "[{ name = 'brand-new', url = 'https://example.invalid/simple' }]"), true),
        new("default-index-changed", text => InsertUv(text, "index", "[{ name = 'brand-new', url = 'https://example.invalid/simple', default = true }]"), true),
        new("explicit-index-added", text => InsertUv(text, "index", "[{ name = 'brand-new', url = 'https://example.invalid/simple', explicit = true }]"), true),
        new("no-sources", text => InsertUv(text, "no-sources", "true"), true),
    ];

    public override string ToString() => Name;

    private static string? Replace(string text, string pattern, string with)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        var replaced = regex.Replace(text, with, 1);
        return replaced == text ? null : replaced;
    }

    private static string? InsertUv(string text, string key, string value) =>
        Regex.IsMatch(text, $@"(?m)^(\[+tool\.uv\.)?{key}\b") ? null : Insert(text, "tool.uv", $"{key} = {value}");

    /// <summary>Puts a line below a header, which is added when it is not there.</summary>
    private static string Insert(string text, string table, string line)
    {
        var header = $"[{table}]\n";
        var at = text.IndexOf(header, StringComparison.Ordinal);
        return at < 0 ? $"{text}\n{header}{line}\n" : text.Insert(at + header.Length, line + "\n");
    }
}

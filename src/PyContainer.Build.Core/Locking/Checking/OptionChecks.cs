using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>The settings of the resolver against <c>[options]</c> of the lock.</summary>
internal static class OptionChecks
{
    public static void Run(CheckContext check)
    {
        var options = check.Lock.Options;
        Compare(check, LockCodes.Resolution, check.Uv.Resolution, "highest", options.Resolution, text => text);
        Compare(check, LockCodes.ForkStrategy, check.Uv.ForkStrategy, "requires-python", options.ForkStrategy, text => text);
        Compare(check, LockCodes.Prerelease, check.Uv.Prerelease, "if-necessary", options.Prerelease, Today);
        ComparePackages(check);
        CompareLibc(check);
        CompareHashAlgorithms(check);
    }

    /// <summary>The deprecated name of a mode; only settings are read so, a lock is taken as written.</summary>
    private static string Today(string mode) => mode == "if-necessary-or-explicit" ? "if-necessary" : mode;

    private static void Compare(
        CheckContext check, DiagnosticDescriptor code, Located<string>? declared, string absent, Located<string> locked, Func<string, string> read)
    {
        var value = read(declared?.Value ?? absent);
        if (value != locked.Value)
            check.Findings.Mismatch(code, Anchor(check, declared?.Span), locked.Span, $"'{value}'", $"'{locked.Value}'");
    }

    /// <summary>A setting that no file has comes from outside; then the first line of the root is the place.</summary>
    internal static SourceSpan Anchor(CheckContext check, SourceSpan? span) => span is { File: not null } at ? at : check.RootSpan;

    private static void ComparePackages(CheckContext check)
    {
        var declared = check.Uv.PrereleasePackage;
        var locked = check.Lock.Options.PrereleasePackage;
        if (declared.Count == 0 && locked.Count == 0)
            return;
        foreach (var name in SortedTexts.Union(declared.Keys, locked.Keys))
        {
            var left = declared.TryGetValue(name, out var set) ? Today(set.Value) : null;
            var right = locked.TryGetValue(name, out var known) ? known.Value : null;
            if (left != right)
                check.Findings.Mismatch(LockCodes.Prerelease, left is null ? check.RootSpan : Anchor(check, set.Span), right is null ? null : known.Span, $"'{left ?? "not set"}' for '{name}'", $"'{right ?? "not set"}'");
        }
    }

    private static void CompareLibc(CheckContext check)
    {
        if (!check.Rules.Has(UvRule.MinimumLibcVersion))
            return;
        var entry = check.Workspace.Root.Uv.Table?.Find("minimum-libc-version");
        var declared = entry?.Value is TomlTable table ? new LibcVersion(table.GetString("glibc"), table.GetString("musl")) : null;
        var locked = check.Lock.Options.MinimumLibc;
        if (declared != locked?.Value)
            check.Findings.Mismatch(LockCodes.MinimumLibc, entry?.Value.Span ?? check.RootSpan, locked?.Span, declared?.ToString() ?? "not set", locked?.Value.ToString() ?? "not set");
    }

    private static void CompareHashAlgorithms(CheckContext check)
    {
        foreach (var index in check.Uv.Indexes)
        {
            if (index.HashAlgorithm is not null && !index.IsPath)
                CompareHashAlgorithms(check, index);
        }
    }

    private static void CompareHashAlgorithms(CheckContext check, IndexSetting index)
    {
        var url = Plain(index.Text);
        foreach (var package in check.Lock.Packages.Where(package => package.Source.Kind == LockSourceKind.Registry && Plain(package.Source.Text) == url))
        {
            var algorithms = package.Files.Algorithms.AsEnumerable();
            if (!check.Rules.Has(UvRule.ZstdIgnored))
                algorithms = algorithms.Concat(package.Files.ZstdAlgorithms);
            if (algorithms.FirstOrDefault(algorithm => algorithm != index.HashAlgorithm) is { } other)
                check.Findings.Mismatch(LockCodes.HashAlgorithm, index.Span, package.Span, index.HashAlgorithm, other.Length == 0 ? "none" : other, package.Name);
        }
    }

    private static string Plain(string url) => UrlText.Parse(url)?.WithoutCredentials().ToString().TrimEnd('/') ?? url;
}

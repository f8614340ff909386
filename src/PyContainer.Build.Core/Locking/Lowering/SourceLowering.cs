using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Applies <c>[tool.uv.sources]</c> to a requirement; one requirement may become several, each for a part of the environments.</summary>
internal sealed class SourceLowering(CheckContext check)
{
    private readonly SourceEntries _entries = new(check);

    /// <summary>The requirement with the sources of its scope applied.</summary>
    /// <param name="dependency">The text and its place.</param>
    /// <param name="requirement">The requirement, read.</param>
    /// <param name="marker">Its marker, conditions of extras and groups joined.</param>
    /// <param name="scope">For what it is lowered.</param>
    /// <param name="context">The extra or group to which it belongs.</param>
    /// <param name="result">Gets what the requirement becomes.</param>
    /// <param name="extra">The extra under which it is declared, for messages.</param>
    public void Lower(
        Dependency dependency, Requirement requirement, MarkerNode marker, LoweringScope scope, LoweringContext context,
        List<NormalRequirement> result, string? extra = null)
    {
        var name = requirement.Name.Normalized;
        var plain = Plain(dependency, requirement, marker, extra);
        if (check.Uv.NoSources || check.Uv.NoSourcesPackage.Contains(name))
        {
            result.Add(WithOwnUrl(plain, requirement));
            return;
        }

        var entries = Entries(scope, name, marker, context, out var isOwn);
        RequireWorkspaceSource(scope, name, entries, dependency);
        if (entries is null)
            result.Add(WithOwnUrl(plain, requirement));
        else
            Split(plain, requirement, entries, scope, isOwn, result);
    }

    /// <summary>The requirement as written, for trees whose sources do not count.</summary>
    public NormalRequirement LowerWithoutSources(Dependency dependency, Requirement requirement, MarkerNode marker, string? extra = null) =>
        WithOwnUrl(Plain(dependency, requirement, marker, extra), requirement);

    private static NormalRequirement Plain(Dependency dependency, Requirement requirement, MarkerNode marker, string? extra)
    {
        var written = requirement.Marker?.ToString() ?? "";
        var text = extra is null ? written : written.Length == 0 ? $"extra == '{extra}'" : $"({written}) and extra == '{extra}'";
        return new(
            requirement.Name.Normalized, SortedTexts.Of(requirement.Extras), marker, text,
            requirement.Specifiers, NormalSource.Registry, dependency.Span);
    }

    /// <summary>The entries for a package that are used for an extra or a group; null when the package has none at all.</summary>
    private IReadOnlyList<UvSource>? Entries(LoweringScope scope, string name, MarkerNode marker, LoweringContext context, out bool isOwn)
    {
        isOwn = scope.Sources.TryGetValue(name, out var sources);
        if (!isOwn && !scope.Workspace.Sources.TryGetValue(name, out sources))
            return null;
        List<UvSource>? used = null;
        for (var index = 0; index < sources!.Count; index++)
        {
            var source = sources[index];
            if (!IsUsed(source, marker, context))
                used ??= [.. sources.Take(index)];
            else
                used?.Add(source);
        }

        return used ?? sources;
    }

    private bool IsUsed(UvSource source, MarkerNode marker, LoweringContext context) =>
        (source.Extra is null || (context.ByExtra && source.Extra == check.Algebra.TopLevelExtra(marker)))
        && (source.Group is null || source.Group == context.Group);

    /// <summary>A member must be named as one, so that nobody gets a package of the same name from an index.</summary>
    private static void RequireWorkspaceSource(LoweringScope scope, string name, IReadOnlyList<UvSource>? entries, Dependency dependency)
    {
        if (name == scope.Project || scope.Workspace.Find(name) is null)
            return;
        if (entries is null)
            throw LockCodes.ManifestError.Error(dependency.Span, $"'{name}' is a member of the workspace, but 'tool.uv.sources' does not say '{name} = {{ workspace = true }}'");
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index].Kind != UvSourceKind.Workspace)
                throw LockCodes.ManifestError.Error(entries[index].Span, $"'{name}' is a member of the workspace, but its source is another one");
        }
    }

    /// <summary>One requirement for each entry, and one for the environments that no entry covers.</summary>
    private void Split(
        NormalRequirement plain, Requirement requirement, IReadOnlyList<UvSource> entries, LoweringScope scope, bool isOwn,
        List<NormalRequirement> result)
    {
        var algebra = check.Algebra;
        var covered = algebra.False;
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var marker = algebra.Node(entry.Marker);
            covered = algebra.Or(covered, marker);
            var part = plain with { Marker = algebra.And(marker, plain.Marker), SourceSpan = entry.Span };
            if (entry.Marker is not null)
                part = part with { MarkerText = Join(entry.Marker.ToString(), plain.MarkerText) };
            // An entry is looked at also where its marker never holds: uv reports its faults.
            var lowered = _entries.Lower(part, entry, scope, isOwn);
            if (!algebra.IsFalse(part.Marker))
                result.Add(lowered);
        }

        var rest = algebra.And(algebra.Not(covered), plain.Marker);
        if (!algebra.IsFalse(rest))
            result.Add(WithOwnUrl(plain with { Marker = rest }, requirement));
    }

    private static string Join(string left, string right) => right.Length == 0 ? left : $"({left}) and ({right})";

    private NormalRequirement WithOwnUrl(NormalRequirement plain, Requirement requirement)
    {
        if (requirement.Url is not { } written)
            return plain;
        var (url, unknown) = Variables.Expand(written, check.Settings.Environment);
        if (unknown is not null)
            check.Findings.Undecidable(UndecidableCodes.Variable.At(plain.Span, requirement.Name.Text, unknown));
        return plain with { Source = _entries.OfUrl(url), Specifiers = VersionSpecifiers.Any, IsUncertain = unknown is not null };
    }
}

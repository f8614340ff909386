using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Which uv builds the image: the option, else what <c>[tool.uv] required-version</c> allows, else the default.</summary>
public static class UvVersionChoice
{
    /// <summary>Chooses.</summary>
    /// <exception cref="DiagnosticException">The demands contradict, or no known version meets them.</exception>
    public static string Choose(ServiceOptions options, PyProject project) => Decide(options, project).Value;

    /// <summary>Chooses, and says why.</summary>
    /// <exception cref="DiagnosticException">The demands contradict, or no known version meets them.</exception>
    public static Choice<string> Decide(ServiceOptions options, PyProject project)
    {
        if (project.Uv.RequiredVersion is not { } required)
            return options.UvVersion is { } version ? new(version, "PyContainerUvVersion") : new(KnownVersions.DefaultUv, "the one this package knows best; [tool.uv] has no required-version");
        if (options.UvVersion is { } chosen)
            return required.Value.Contains(PepVersion.Parse(chosen)) ? new(chosen, $"PyContainerUvVersion; required-version '{required}' allows it") : throw PlanCodes.UvVersionRefused.Error(required.Span, required, chosen);
        // A version that the demand itself names exists, too; it may be newer than this list.
        var named = required.Value.Clauses.Select(clause => clause.Version)
            .Where(version => version.Release.Count == 3 && version.ToString() == string.Join('.', version.Release)).Select(version => version.ToString());
        var best = KnownVersions.Uv.Take(1).Concat(KnownVersions.Uv.Skip(1).Concat(named).OrderByDescending(PepVersion.Parse))
            .FirstOrDefault(version => required.Value.Contains(PepVersion.Parse(version)))
            ?? throw PlanCodes.NoUvVersion.Error(required.Span, required);
        return new(best, $"[tool.uv] required-version '{required}'");
    }
}

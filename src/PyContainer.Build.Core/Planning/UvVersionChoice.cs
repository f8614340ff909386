using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Which uv builds the image: the option, else what <c>[tool.uv] required-version</c> allows, else the default.</summary>
public static class UvVersionChoice
{
    /// <summary>Chooses.</summary>
    /// <exception cref="DiagnosticException">The demands contradict, or no known version meets them.</exception>
    public static string Choose(ServiceOptions options, PyProject project)
    {
        if (project.Uv.RequiredVersion is not { } required)
            return options.UvVersion ?? KnownVersions.DefaultUv;
        if (options.UvVersion is { } chosen)
            return required.Value.Contains(PepVersion.Parse(chosen)) ? chosen : throw PlanCodes.UvVersionRefused.Error(required.Span, required, chosen);
        // A version that the demand itself names exists, too; it may be newer than this list.
        var named = required.Value.Clauses.Select(clause => clause.Version)
            .Where(version => version.Release.Count == 3 && version.ToString() == string.Join('.', version.Release)).Select(version => version.ToString());
        return KnownVersions.Uv.Take(1).Concat(KnownVersions.Uv.Skip(1).Concat(named).OrderByDescending(PepVersion.Parse))
            .FirstOrDefault(version => required.Value.Contains(PepVersion.Parse(version)))
            ?? throw PlanCodes.NoUvVersion.Error(required.Span, required);
    }
}

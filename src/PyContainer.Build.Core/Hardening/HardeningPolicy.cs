using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// The rules that a Dockerfile keeps before it is built. They see what BuildKit will read: a generated file is written and read back,
/// so that it is held against the same rules as a file of the user's own.
/// </summary>
public static class HardeningPolicy
{
    /// <summary>Checks a Dockerfile.</summary>
    /// <param name="document">The file.</param>
    /// <param name="context">What else is known, and what the user has changed of the rules.</param>
    public static HardeningReport Check(DockerfileDocument document, HardeningContext context)
    {
        var facts = new DockerfileFacts(document, context);
        var builtIn = context.GeneratedFor is null ? [] : GeneratedExcuses.All;
        var reports = HardeningRules.All.Select(rule => HardeningSettings.Apply(rule, Findings(rule, facts), context.Settings, builtIn)).ToList();
        return new HardeningReport([.. reports.SelectMany(report => report.Findings)], [.. reports.SelectMany(report => report.Excuses)]);
    }

    private static List<Diagnostic> Findings(HardeningRule rule, DockerfileFacts facts) =>
        [.. rule.CheckDockerfile(facts).Distinct().OrderBy(finding => finding.Line).Select(finding => rule.Descriptor.At(Place(finding, facts), Printable.Of(finding.What)))];

    // Nobody mends a generated file: there the place is the project.
    private static SourceSpan Place(Finding finding, DockerfileFacts facts) =>
        finding.File is { } file ? new SourceSpan(file, finding.Line, 1)
        : facts.Context.GeneratedFor is { } project ? SourceSpan.Of(project)
        : new SourceSpan(facts.Document.Path, finding.Line, 1);
}

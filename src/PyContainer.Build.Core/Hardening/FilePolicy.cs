using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>The rules that the files of an image that ships keep, whoever wrote its Dockerfile. Nothing of the image is started.</summary>
public static class FilePolicy
{
    // A rule that a thousand files break is mended in one place.
    private const int MostFindings = 10;

    /// <summary>Checks the files of an image.</summary>
    /// <param name="image">Its config.</param>
    /// <param name="files">Its files.</param>
    /// <param name="at">The file that findings point to: the Dockerfile, or the project it was made for.</param>
    /// <param name="context">What else is known, and what the user has changed of the rules.</param>
    public static HardeningReport Check(ImageConfig image, ImageFileSystem files, SourceSpan at, HardeningContext context)
    {
        var (shipped, excuses) = (new ShippedFiles(files, image), FileExcuses.Of(context));
        var reports = HardeningRules.All.SelectMany(rule => Check(rule, shipped, excuses, at, context)).ToList();
        return new HardeningReport([.. reports.SelectMany(report => report.Findings)], [.. reports.SelectMany(report => report.Excuses)]);
    }

    // What an excuse covers is weighed with it, and the rest of the rule without.
    private static IEnumerable<HardeningReport> Check(HardeningRule rule, ShippedFiles files, IReadOnlyList<FileExcuse> excuses, SourceSpan at, HardeningContext context)
    {
        var own = excuses.Where(excuse => excuse.Number == rule.Number).ToList();
        return rule.CheckFiles(files).Distinct().GroupBy(finding => own.Find(excuse => excuse.Covers(finding)))
            .Select(group => HardeningSettings.Apply(rule, Findings(rule, [.. group], at), context.Settings, group.Key is { } excuse ? [excuse.Setting(rule)] : []));
    }

    private static List<Diagnostic> Findings(HardeningRule rule, List<FileFinding> found, SourceSpan at)
    {
        var texts = found.Take(MostFindings).Select(finding => finding.Text).ToList();
        if (found.Count > MostFindings)
            texts[^1] += $", and so for {found.Count - MostFindings} more";
        return [.. texts.Select(text => rule.Descriptor.At(at, Printable.Of(text)))];
    }
}

using System.Text.RegularExpressions;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-94: a comment that silences a tool says why, in its own line or in the comment above or below (DL1001).</summary>
internal sealed partial class SuppressionsHaveReasons() : HardeningRule(94, HardeningGrade.Low, "Write the reason beside it.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var comments = file.Document.Comments;
        var suppressions = comments.Where(comment => Suppression().IsMatch(comment.Text)).Select(comment => (comment.Line, comment.Text))
            .Concat(file.Document.Directives.Where(directive => directive.Name == "check" && directive.Value.Contains("skip=", StringComparison.Ordinal)).Select(directive => (directive.Line, Text: "check=" + directive.Value)));
        return from suppression in suppressions
               where Reason().Replace(suppression.Text, "").Length < 4
                   && !comments.Any(other => Math.Abs(other.Line - suppression.Line) == 1 && !Suppression().IsMatch(other.Text) && other.Text.Length > 3)
               select new Finding(suppression.Line, $"'{suppression.Text}' hides findings without a reason");
    }

    [GeneratedRegex(@"\A(?:hadolint\s+(?:global\s+)?ignore\s*=|trivy:\s*ignore|tfsec:ignore|checkov:skip=|nosemgrep|nosec\b|dockle:)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Suppression();

    // What is left is the reason.
    [GeneratedRegex(@"\A(?:hadolint\s+(?:global\s+)?ignore\s*=\s*[A-Za-z0-9,\s]*?(?:[#:]|\z)|check=\S*|(?:trivy|tfsec):\s*ignore[:\s]*\S*|checkov:skip=\w*:?|nosemgrep\S*|nosec\S*|dockle:\S*)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Reason();
}

using System.Text.RegularExpressions;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-89: stage names are small, unique and not words of BuildKit (StageNameCasing, DuplicateStageName, ReservedStageName, DL3024, DL3063, DS-0012).</summary>
internal sealed partial class StageNames() : HardeningRule(89, HardeningGrade.Low, "Give each stage a name of its own in small letters.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var from in file.Document.Stages.Select(stage => stage.From).Where(from => from.Name is not null))
        {
            if (!Pattern().IsMatch(from.Name!))
                yield return new Finding(from, $"'{from.Name}' is not in small letters, digits and '-', '_', '.'");
            else if (from.Name is "scratch" or "context")
                yield return new Finding(from, $"'{from.Name}' is a word of BuildKit");
            if (!seen.Add(from.Name!.ToLowerInvariant()))
                yield return new Finding(from, $"two stages are named '{from.Name}'");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_.-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}

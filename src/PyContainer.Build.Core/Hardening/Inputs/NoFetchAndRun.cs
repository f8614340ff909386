using System.Text.RegularExpressions;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-08: nothing is fetched and run, or added, unverified (CIS Docker Benchmark 4.9 and 4.11, DL3020, DL4006, DS-0014).</summary>
internal sealed partial class NoFetchAndRun() : HardeningRule(8, HardeningGrade.High, "Copy it out of an image with a digest, or write 'ADD --checksum=sha256:…'.")
{
    private static readonly string[] _interpreters = ["sh", "bash", "dash", "ash", "zsh", "python", "python3", "perl"];
    private static readonly string[] _fetchers = ["curl", "wget"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Steps.Where(step => FetchesAndRuns(step.Commands)).Select(step => new Finding(step.Run, "a program is fetched and run at once"))
            .Concat(from instruction in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
                    where instruction.IsAdd && instruction.Source.Flag("checksum") is null && instruction.Sources.Any(Remote().IsMatch)
                    select new Finding(instruction, "ADD takes a file from the network without a checksum"));

    private static bool FetchesAndRuns(IReadOnlyList<ShellCommand> commands)
    {
        var fetches = false;
        foreach (var command in commands)
        {
            fetches = command.IsPiped ? fetches : false;
            if (fetches && _interpreters.Contains(command.Program))
                return true;
            if (_interpreters.Contains(command.Program) && command.Words.Any(Substituted().IsMatch))
                return true;
            fetches |= _fetchers.Contains(command.Program);
        }
        return false;
    }

    [GeneratedRegex(@"\A(?:https?|ftp)://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Remote();

    [GeneratedRegex(@"(?:\$\(|`|<\()\s*(?:curl|wget)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Substituted();
}

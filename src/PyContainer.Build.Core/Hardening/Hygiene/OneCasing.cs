namespace PyContainer.Build.Hardening;

/// <summary>HARD-92: keywords are all in capitals or all in small letters, AS like FROM (ConsistentInstructionCasing, FromAsCasing).</summary>
internal sealed class OneCasing() : HardeningRule(92, HardeningGrade.Low, "Write keywords in capitals.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var instructions = file.Document.Instructions.ToList();
        var capitals = instructions.Count(instruction => IsCapital(instruction.Source.Keyword)) * 2 >= instructions.Count;
        foreach (var instruction in instructions.Where(instruction => capitals ? !IsCapital(instruction.Source.Keyword) : instruction.Source.Keyword.Any(char.IsUpper)))
            yield return new Finding(instruction, $"'{instruction.Source.Keyword}' is not written like the other keywords");
        foreach (var from in file.Document.Stages.Select(stage => stage.From).Where(from => from.AsKeyword.Length > 0 && IsCapital(from.AsKeyword) != IsCapital(from.Source.Keyword)))
            yield return new Finding(from, $"'{from.AsKeyword}' is not written like '{from.Source.Keyword}'");
    }

    private static bool IsCapital(string keyword) => keyword.All(char.IsUpper);
}

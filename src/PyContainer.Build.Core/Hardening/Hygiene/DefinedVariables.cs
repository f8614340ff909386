using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-90: a variable that nothing sets is an empty text (UndefinedVar, UndefinedArgInFrom, InvalidDefaultArgInFrom, DL3044). What a base image usually sets is not asked for.</summary>
internal sealed class DefinedVariables() : HardeningRule(90, HardeningGrade.Medium, "Declare it with ARG or ENV before its use.")
{
    private static readonly string[] _usual = ["PATH", "HOME", "HOSTNAME", "TERM", "LANG", "SHELL", "PWD", "PYTHON_VERSION", "LD_LIBRARY_PATH"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        (from instruction in file.Document.Instructions
         from name in instruction.Source.UndefinedVariables.Distinct(StringComparer.Ordinal)
         where instruction is FromInstruction || !_usual.Contains(name)
         select new Finding(instruction, $"nothing sets '{name}'"))
        .Concat(file.Document.Stages.Where(stage => stage.From.Source.Text.Contains('$', StringComparison.Ordinal) && stage.From.Image.Contains('$', StringComparison.Ordinal) && stage.From.Source.UndefinedVariables.Count == 0)
            .Select(stage => new Finding(stage.From, $"'{stage.From.Image}' has an argument without a default")));
}

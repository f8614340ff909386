using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-26: a variable or argument is read by everyone who has the image, out of its config or its history (BuildKit
/// SecretsUsedInArgOrEnv, DL3064, DS-0031, CIS Docker Benchmark 4.10, CIS-DI-0010).
/// </summary>
internal sealed class NoSecretInVariables() : HardeningRule(26, HardeningGrade.Critical, "Whoever has the image can read it: set it when the container starts, or mount it as a build secret.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from instruction in file.Document.Instructions
        from name in Names(instruction)
        where EnvironmentVariable.LooksSecret(name)
        select new Finding(instruction, $"{instruction.Source.Keyword.ToUpperInvariant()} '{name}' looks like a secret");

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        from variable in image.Environment
        let name = variable.Split('=')[0]
        where EnvironmentVariable.LooksSecret(name) && variable.Length > name.Length + 1
        select $"the image sets the variable '{name}', which looks like a secret";

    private static IEnumerable<string> Names(ReadInstruction instruction) => instruction switch
    {
        // An empty value clears what a base has set.
        EnvInstruction env => env.Variables.Where(variable => variable.Value.Length > 0).Select(variable => variable.Name),
        ArgInstruction arg => arg.Arguments.Select(argument => argument.Key),
        _ => [],
    };
}

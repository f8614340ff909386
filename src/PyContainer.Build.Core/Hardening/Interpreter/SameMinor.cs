using System.Text.RegularExpressions;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-70: builder and runtime have the same minor version of Python, or the environment finds none of its packages (distroless
/// python3). A Python that uv manages ships itself and is not compared.
/// </summary>
internal sealed partial class SameMinor() : HardeningRule(70, HardeningGrade.Critical, "Take a builder of the runtime's version.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (new ImageName(file.Production.RootImage).PythonMinor is not { } runtime)
            yield break;
        foreach (var copy in file.Shipped.OfType<CopyInstruction>())
        {
            var builder = file.SourceOf(copy) is { } stage && !IsManaged(stage) ? new ImageName(stage.RootImage).PythonMinor : null;
            var named = Library().Match(copy.Destination) is { Success: true } match ? match.Groups["minor"].Value : null;
            if ((named ?? builder) is { } minor && minor != runtime)
                yield return new Finding(copy, $"what is copied was made for Python {minor}, and what ships has {runtime}");
        }
    }

    private static bool IsManaged(ReadStage stage) => stage.After.Variable("UV_PYTHON_PREFERENCE") == "only-managed" || stage.After.Variable("UV_MANAGED_PYTHON") is not null;

    [GeneratedRegex(@"/python(?<minor>[0-9]+\.[0-9]+)/(?:site|dist)-packages", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Library();

    // An environment's packages lie in a folder with the version of the interpreter that they are for (PEP 405).
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from environment in files.Environments
        let runtime = Version().Match(environment.Interpreter?.Name ?? "") is { Success: true } match ? match.Groups["minor"].Value : null
        where runtime is not null
        from folder in files.Files.In(environment.Prefix + "/lib")
        let minor = Version().Match(folder.Name)
        where minor.Success && minor.Groups["minor"].Value != runtime && files.Files.In(folder.Path + "/site-packages").Any()
        select new FileFinding(folder.Path, $"was made for Python {minor.Groups["minor"].Value}, and '{environment.Python}' is {runtime}");

    [GeneratedRegex(@"\Apython(?<minor>[0-9]+\.[0-9]+)t?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Testing;

/// <summary>
/// The Dockerfile of the checks: the one that ships, unchanged, with a leaf behind its stage <c>build</c> for each check. BuildKit runs
/// them side by side and keeps each result by itself; what ships is built from the other file and knows nothing of them.
/// </summary>
public static class TestDockerfile
{
    /// <summary>The stage that holds nothing but results.</summary>
    public const string ResultStage = "test-results";

    // A check that fails must not end the build: the others run, and the results come out. What it prints goes to the log as it comes.
    private const string Program =
        """
        import json, os, subprocess, sys, time
        folder, command, start = sys.argv[1], sys.argv[2:], time.monotonic()
        os.makedirs(folder, exist_ok=True)
        log = open(folder + '/output.txt', 'wb')
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                       env={**os.environ, 'NO_COLOR': '1', 'PYTHONUNBUFFERED': '1', 'COLUMNS': '120', 'RUFF_OUTPUT_FORMAT': 'concise'})
            for line in process.stdout:
                log.write(line)
                sys.stdout.buffer.write(line)
                sys.stdout.flush()
            code = process.wait()
        except OSError as error:
            log.write(f'{error}\n'.encode())
            code = 127
        log.close()
        with open(folder + '/result.json', 'w') as file:
            json.dump({'exit': code, 'seconds': round(time.monotonic() - start, 1), 'folder': os.getcwd()}, file)
        """;

    /// <summary>Makes the text.</summary>
    /// <param name="text">The Dockerfile that ships.</param>
    /// <param name="path">Its path, for places.</param>
    /// <param name="steps">The checks, one at least.</param>
    /// <exception cref="DiagnosticException">The file has no stage to start from, or names of the stages are taken.</exception>
    public static string Create(string text, string path, IReadOnlyList<TestStep> steps)
    {
        var known = DockerfileReader.Parse(text, path).Stages.Select(stage => stage.Name).ToHashSet(StringComparer.Ordinal);
        if (!known.Contains("build"))
            throw TestCodes.UnfitDockerfile.Error(SourceSpan.Of(path), "there is no stage 'build'");
        if (steps.Select(step => step.Stage).Append(ResultStage).FirstOrDefault(known.Contains) is { } taken)
            throw TestCodes.UnfitDockerfile.Error(SourceSpan.Of(path), $"the name '{taken}' is taken");
        return text.TrimEnd('\n') + "\n" + DockerfileWriter.Write(new Dockerfile([], [.. steps.Select(Stage), Results(steps)]));
    }

    private static Stage Stage(TestStep step) => new(step.Stage, "build", "A check. A leaf: nothing of it ships.",
    [
        new Run(new RunCommand.Exec(new ExecForm(["python", "-I", "-B", "-c", Program.ReplaceLineEndings("\n"), TestStep.FolderOf(step.Name), .. step.Arguments]))) { IsOffline = !step.HasNetwork },
    ]);

    private static Stage Results(IReadOnlyList<TestStep> steps) => new(ResultStage, "scratch", "What the checks left, for the host.",
        [.. steps.Select(step => new Copy([TestStep.FolderOf(step.Name) + "/"], $"/{step.Name}/", step.Stage))]);
}

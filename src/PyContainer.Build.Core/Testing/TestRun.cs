using PyContainer.Build.Buildx;
using PyContainer.Build.Credentials;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;
using PyContainer.Build.Outputs;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Testing;

/// <summary>What came of the checks of a service.</summary>
/// <param name="Results">Each check that left a result, in their order.</param>
/// <param name="Findings">What they found.</param>
/// <param name="Excerpt">The last lines of those whose output nobody here can read.</param>
/// <param name="CachedSteps">How many of them the cache answered.</param>
public sealed record TestRunResult(IReadOnlyList<TestResult> Results, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<string> Excerpt, int CachedSteps);

/// <summary>Runs the checks of a service in its stage <c>build</c> and reads what they left.</summary>
/// <param name="runner">Runs docker.</param>
/// <param name="write">Takes the lines of progress as they come.</param>
public sealed class TestRun(IProcessRunner runner, Action<string> write)
{
    /// <summary>Runs them.</summary>
    /// <param name="options">The service; its Dockerfile is written.</param>
    /// <param name="service">Its project.</param>
    /// <param name="steps">The checks, one at least.</param>
    /// <param name="environment">Reads a variable of the calling process.</param>
    /// <param name="cancellation">Cancels the checks in the engine too.</param>
    /// <exception cref="DiagnosticException">The stage could not be built; a check that fails is a finding.</exception>
    public async Task<TestRunResult> RunAsync(ServiceOptions options, ServiceProject service, IReadOnlyList<TestStep> steps, Func<string, string?> environment, CancellationToken cancellation)
    {
        var folder = Path.Combine(options.OutputDirectory, BuildLeftovers.TestFolder);
        var results = ResultsIn(options.OutputDirectory);
        OutputFolder.RefuseLinks(options.OutputDirectory, results);
        // The cache keeps failures as well. One is run again, because its reason may lie outside of the files; a pass is not.
        string[] failed = [.. steps.Where(step => TestResult.HasFailed(step.Name, results)).Select(step => step.Stage)];
        ExportedTree.Delete(results);
        var dockerfile = Path.Combine(folder, "Dockerfile");
        WriteDockerfile(options, steps, dockerfile);
        var secrets = await new IndexSecretStore(runner, environment).DemandAsync(options, service, BuildTarget.Build, cancellation);
        var files = BuildFiles.Of(options, service, Directory.Exists(options.ClosureDirectory)) with
        {
            Dockerfile = dockerfile,
            Metadata = Path.Combine(folder, "metadata.json"),
            Secrets = secrets.Values,
        };
        var pass = new BuildPass { Stage = new StageExport(TestDockerfile.ResultStage, results, failed), HasAttestations = false, IsLast = false };
        var progress = await new Builder(runner, write).RunAsync(options, files, pass, environment, cancellation);
        var findings = Clean(results);
        var read = Read(options, service, steps, results);
        return read with
        {
            Findings = [.. secrets.Findings, .. findings, .. read.Findings],
            CachedSteps = steps.Count(step => progress.Steps.Any(seen => seen.IsCached && seen.Name.StartsWith($"[{step.Stage} ", StringComparison.Ordinal))),
        };
    }

    /// <summary>The folder that the container's results are exported to, below the folder of a service.</summary>
    public static string ResultsIn(string folder) => Path.Combine(folder, BuildLeftovers.TestFolder, "results");

    private static IReadOnlyList<Diagnostic> Clean(string results)
    {
        OutputFolder.RefuseLink(results);
        return Directory.Exists(results) ? ExportedTree.Clean(results) : [];
    }

    private static TestRunResult Read(ServiceOptions options, ServiceProject service, IReadOnlyList<TestStep> steps, string folder)
    {
        var (results, findings, excerpt) = (new List<TestResult>(), new List<Diagnostic>(), new List<string>());
        foreach (var step in steps)
        {
            if (TestResult.Find(step, folder) is not { } result)
            {
                findings.Add(TestCodes.NoResult.At(SourceSpan.Of(options.ProjectFile), step, folder));
                continue;
            }
            List<Diagnostic> found = [.. TestFindings.Of(result, options.ProjectFile, service)];
            results.Add(result);
            findings.AddRange(found);
            excerpt.AddRange(TestFindings.Excerpt(result, found));
        }
        return new TestRunResult(results, findings, excerpt, 0);
    }

    private static void WriteDockerfile(ServiceOptions options, IReadOnlyList<TestStep> steps, string path)
    {
        GeneratedFile.Write(path, TestDockerfile.Create(File.ReadAllText(options.DockerfilePath), options.DockerfilePath, steps));
        // BuildKit looks for it beside the file that it builds.
        var (from, to) = (options.DockerfilePath + ".dockerignore", path + ".dockerignore");
        if (File.Exists(from))
            GeneratedFile.Write(to, File.ReadAllText(from));
        else
            File.Delete(to);
    }
}

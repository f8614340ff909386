using System.Diagnostics;
using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>Whatever a project is made of, planning ends soon, in a plan or a coded error, and touches nothing else.</summary>
public sealed class HostileTreeTests : IDisposable
{
    private const string Secret = "guard-content-4711";
    private const int TreesEach = 27;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new TempFolder().With(("guard/secret.txt", Secret), ("guard/pyproject.toml", Sample.Manifest($"description = \"{Secret}\"\n")), ("guard/deep/.env", Secret));

    [UnixTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_hostile_tree_becomes_a_plan_or_a_coded_error(int part)
    {
        var guard = Guard();
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = part * TreesEach; seed < (part + 1) * TreesEach; seed++)
        {
            var root = Path.Combine(_folder.Path, $"tree-{seed}");
            Directory.CreateDirectory(root);
            HostileTree.Make(seed, root);
            var watch = Stopwatch.StartNew();
            string end;
            try
            {
                end = await Task.Run(() => End(root)).WaitAsync(_limit);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed} after {watch.Elapsed.TotalSeconds:0.0} s: {exception.GetType().Name}: {exception.Message}", exception);
            }
            Assert.False(end.Contains(Secret, StringComparison.Ordinal), $"seed {seed}: what lies beside the project is in: {end}");
            Assert.False(end.Contains("root:", StringComparison.Ordinal), $"seed {seed}: what lies in /etc is in: {end}");
            Assert.True(guard == Guard(), $"seed {seed}: something beside the project changed");
            var kind = end.Length > 7 && end.StartsWith("PYC", StringComparison.Ordinal) ? end[..7] : "plan";
            ends[kind] = ends.GetValueOrDefault(kind) + 1;
            Delete(root);
        }
        // Trees that all end in the first error would show nothing.
        Assert.True(ends.Count >= 4, string.Join(", ", ends.Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    public void Dispose() => Delete(_folder.Path);

    // As a publish does it: the lock first, then the plan and everything that is written from it.
    private static string End(string root)
    {
        var options = Sample.Options(root) with { EntryPoint = new EntryPointRequest.ModuleProgram("orders") };
        var text = new StringBuilder();
        foreach (var finding in new LockCheck(new LockSettings()).Run(root).Findings)
            text.Append(finding.Diagnostic).Append('\n');
        try
        {
            var service = ServiceProject.Find(options);
            var plan = ServicePlanner.Create(options, service, ServicePlanner.ReadLock(options, service), Sample.Today);
            text.Append(DockerfileWriter.Write(Recipe.Create(plan))).Append(IgnoreFile.Create(plan.Files)).Append(OutputRecord.Text(options));
            text.AppendJoin('\n', plan.Findings).AppendJoin('\n', plan.Closure.Select(file => file.Text));
            return text.ToString();
        }
        catch (DiagnosticException exception)
        {
            Assert.Matches("^PYC[0-9]{4}$", exception.Diagnostic.Id);
            return $"{exception.Diagnostic.Id} {exception.Diagnostic}\n{text}";
        }
    }

    private string Guard() => string.Join('\n', Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Path, "guard"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {(File.Exists(path) ? File.ReadAllText(path) : "")}"));

    // .NET cannot delete a name that is not UTF-8.
    private static void Delete(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Delete(folder, recursive: true);
            return;
        }
        using var process = Process.Start(new ProcessStartInfo("rm", ["-rf", "--", folder]) { UseShellExecute = false })!;
        process.WaitForExit();
    }
}

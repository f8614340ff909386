using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Testing;

/// <summary>Hands the results over: copies them to where the user's tools look for them.</summary>
public static class ResultFolder
{
    /// <summary>The folder of a service: below the one of the option, or below <c>TestResults</c> beside the project, as <c>dotnet test</c> has it.</summary>
    public static string Of(ServiceOptions options) =>
        Path.Combine(options.TestResults ?? Path.Combine(Path.GetDirectoryName(options.ProjectFile)!, "TestResults"), options.Repository.Value.Replace('/', '-'));

    // A link that a check left would be followed on this machine.
    private static readonly EnumerationOptions _files = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Copies the results. Only what an earlier run put there is taken away: the folder is the user's.</summary>
    /// <returns>The folder, full path.</returns>
    public static string Deliver(ServiceOptions options, IEnumerable<TestResult> results)
    {
        var target = Of(options);
        var copies = results.SelectMany(result => Directory.EnumerateFiles(result.Folder, "*", _files)
            .Select(file => (From: file, To: Path.Combine(target, result.Step.Name, Path.GetRelativePath(result.Folder, file))))).ToList();
        var list = Path.Combine(options.OutputDirectory, "test", "delivered.txt");
        foreach (var old in (File.Exists(list) ? File.ReadAllLines(list) : []).Except(copies.Select(copy => copy.To), StringComparer.Ordinal).Where(File.Exists))
            File.Delete(old);
        foreach (var (from, to) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }
        GeneratedFile.Write(list, string.Concat(copies.Select(copy => copy.To + "\n")));
        return target;
    }
}

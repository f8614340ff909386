using PyContainer.Build.Options;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>Hands the results over: copies them to where the user's tools look for them.</summary>
public static class ResultFolder
{
    private const string Usual = "TestResults";

    /// <summary>The folder of a service: below the one of the option, or below <c>TestResults</c> beside the project, as <c>dotnet test</c> has it.</summary>
    public static string Of(ServiceOptions options) => Path.Combine(Root(options), options.Repository.Value.Replace('/', '-'));

    /// <summary>Copies the results. Only what an earlier run put there is taken away: the folder is the user's.</summary>
    /// <returns>The folder, full path.</returns>
    /// <exception cref="Diagnostics.DiagnosticException">There is a link in the place of a folder or a file: it is not written through.</exception>
    public static string Deliver(ServiceOptions options, IEnumerable<TestResult> results)
    {
        var target = Of(options);
        var copies = results.SelectMany(result => ExportedTree.Files(result.Folder)
            .Select(file => (From: file, Path: Slashes(Path.Combine(result.Step.Name, Path.GetRelativePath(result.Folder, file)))))).ToList();
        // Where the user chose the folder, it may be a link of theirs; what is in it may not.
        if (options.TestResults is null)
            RefuseLink(Root(options));
        var delivered = new DeliveredFiles(Path.Combine(options.OutputDirectory, OutputFolder.Records, "delivered"), target);
        delivered.DeleteStale(copies.Select(copy => copy.Path).ToHashSet(StringComparer.Ordinal));
        foreach (var (from, path) in copies)
            Copy(from, target, path);
        delivered.Write(copies.Select(copy => copy.Path));
        return target;
    }

    private static string Root(ServiceOptions options) => options.TestResults ?? Path.Combine(Path.GetDirectoryName(options.ProjectFile)!, Usual);

    private static void Copy(string from, string target, string path)
    {
        var at = target;
        foreach (var part in path.Split('/'))
        {
            RefuseLink(at);
            at = Path.Combine(at, part);
        }
        RefuseLink(at);
        Directory.CreateDirectory(Path.GetDirectoryName(at)!);
        using var source = OutputFile.Open(from);
        using var copy = OutputFile.Replace(at, FileShare.Read);
        source?.CopyTo(copy);
    }

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } link)
            throw TestCodes.LinkedResults.Error(at: null, path, link);
    }

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}

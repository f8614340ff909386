using Microsoft.Build.Framework;
using PyContainer.Build.Names;
using Task = Microsoft.Build.Utilities.Task;

namespace PyContainer.Build;

/// <summary>Warns of names that begin like those of this package and are none, on the command line and in the user's own files.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckNames : Task
{
    /// <summary>The project, full path.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The folder of this package's props and targets: the names that are known.</summary>
    [Required]
    public string PackageFolder { get; set; } = "";

    /// <summary>The files that MSBuild reads for the project beside what it imports, full paths, in its order; some may not be there.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>The folders of others, full paths: what lies below is not read.</summary>
    public string[] Foreign { get; set; } = [];

    /// <summary>Whether the command line is left to the services that it is meant for.</summary>
    public bool IsFilesOnly { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var globalProperties = BuildEngine6.GetGlobalProperties();
        var files = new UserFiles(ProjectFile, globalProperties, [PackageFolder, .. Foreign]);
        foreach (var file in Files)
            files.Read(Path.GetFullPath(file, Path.GetDirectoryName(ProjectFile)!));
        var check = new NameCheck(KnownNames.Read(PackageFolder));
        foreach (var finding in check.OfGlobalProperties(IsFilesOnly ? [] : globalProperties.Keys, ProjectFile).Concat(check.OfFiles(files.Names)))
            Log.Report(finding);
        return true;
    }
}

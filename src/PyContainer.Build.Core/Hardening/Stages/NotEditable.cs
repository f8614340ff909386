using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-18: the project is installed, not linked to; or the folder it links to ships at the same path (uv's guide for Docker).</summary>
internal sealed class NotEditable() : HardeningRule(18, HardeningGrade.Medium, "Add '--no-editable'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Syncs.Where(sync => sync.Step.Feeds && !sync.LeavesOwnFiles && !sync.IsNonEditable && !Ships(file, sync.Step))
            .Select(sync => new Finding(sync.Step.Run, "the environment links to sources that do not ship at their path"))
            .Concat(from install in file.Installs
                    where install.Step.Feeds && (install.Command.Has("-e") || install.Command.Has("--editable")) && !Ships(file, install.Step)
                    select new Finding(install.Step.Run, $"'{install.Command}' links to sources that do not ship at their path"));

    private static bool Ships(DockerfileFacts file, BuildStep step) =>
        file.Production.Chain.Contains(step.Stage)
        || (step.Run.Before.Directory is { } folder && file.Shipped.OfType<CopyInstruction>().Any(copy =>
            file.SourceOf(copy) is { } stage && stage.Chain.Contains(step.Stage) && copy.Sources.Any(source => IsSources(source, folder) && Paths.Trim(source) == Paths.Trim(copy.Before.Resolve(copy.Destination)))));

    // The project's folder or one in it, but not the environment alone.
    private static bool IsSources(string source, string folder) =>
        (Paths.IsIn(source, folder) || Paths.IsIn(folder, source)) && !Paths.Trim(source).EndsWith("venv", StringComparison.Ordinal);

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        foreach (var entry in files.SiteFolders.SelectMany(folder => files.Files.In(folder.Path)).Where(entry => entry.Kind == ImageFileKind.File))
        {
            if (entry.Name.StartsWith("__editable__", StringComparison.Ordinal) && entry.Name.EndsWith("_finder.py", StringComparison.Ordinal))
                yield return new FileFinding(entry.Path, "links to sources");
            foreach (var path in entry.Name.EndsWith(".pth", StringComparison.Ordinal) ? Folders(entry) : [])
            {
                if (files.Files.Resolve(path.StartsWith('/') ? path : $"{entry.Folder}/{path}") is null)
                    yield return new FileFinding(entry.Path, $"names the folder '{path}', which is not there");
            }
        }
    }

    // Each line of a .pth file is a folder, unless it is code (site).
    private static IEnumerable<string> Folders(ImageFile file) =>
        file.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("import ", StringComparison.Ordinal) && !line.StartsWith("import\t", StringComparison.Ordinal));
}

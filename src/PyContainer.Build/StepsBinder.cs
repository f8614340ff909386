using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads the steps that a user adds to the build.</summary>
internal sealed class StepsBinder(ServiceItems items, string projectFile, Action<DiagnosticDescriptor, object?[]> note)
{
    internal List<BuildCommand> Commands()
    {
        var commands = new List<BuildCommand>();
        foreach (var item in items.Of("PyContainerBuildCommand"))
        {
            var (text, network) = (item.GetMetadata("Command").Trim(' '), item.GetMetadata("Network"));
            IReadOnlyList<string> arguments = [];
            var fault = "";
            if (!TestCommand.IsName(item.ItemSpec))
                fault = "this cannot be its name";
            else if (commands.Exists(other => other.Name == item.ItemSpec))
                fault = "another one has the same name";
            else
                CommandLine.TryRead(text, out arguments, out fault);
            if (fault.Length > 0)
                Note(StepCodes.InvalidCommand, item.ItemSpec, text, fault);
            if (network is not ("" or "none" or "default"))
                Note(StepCodes.InvalidNetwork, item.ItemSpec, network);
            commands.Add(new BuildCommand(item.ItemSpec, arguments, network == "default"));
        }
        return commands;
    }

    internal List<FileCopy> Copies()
    {
        var copies = new List<FileCopy>();
        foreach (var item in items.Of("PyContainerCopy"))
        {
            if (Fault(item) is { } fault)
                Note(StepCodes.InvalidCopy, item.ItemSpec, item.GetMetadata("To"), fault);
            else
                copies.Add(Read(item, $"copy-{copies.Count(copy => copy.Folder is not null) + 1}"));
        }
        return copies;
    }

    internal List<DockerfileFragment> Fragments()
    {
        var fragments = new List<DockerfileFragment>();
        foreach (var item in items.Of("PyContainerDockerfileFragment"))
        {
            var stage = item.GetMetadata("Stage").ToLowerInvariant();
            var path = item.ItemSpec.Any(char.IsControl) ? "" : Full(item.ItemSpec);
            if (File.Exists(path) && DockerfileFragment.Stages.Contains(stage, StringComparer.Ordinal))
                fragments.Add(new DockerfileFragment(path, stage));
            else
                Note(StepCodes.InvalidFragment, item.ItemSpec, item.GetMetadata("Stage"));
        }
        return fragments;
    }

    private static string Source(ITaskItem item) => item.ItemSpec.Replace('\\', '/').TrimEnd('/');

    private FileCopy Read(ITaskItem item, string context)
    {
        var (from, folder) = (item.GetMetadata("From"), item.GetMetadata("Folder"));
        return new FileCopy(from.Length > 0 ? "/" + Source(item).TrimStart('/') : Source(item), item.GetMetadata("To"))
        {
            From = from.Length > 0 ? from : null,
            Folder = folder.Length > 0 ? Full(folder) : null,
            ContextName = folder.Length > 0 ? context : null,
            IsForBuild = item.GetMetadata("Stage").Equals("build", StringComparison.OrdinalIgnoreCase),
        };
    }

    private string? Fault(ITaskItem item)
    {
        var (source, from, folder, stage) = (Source(item), item.GetMetadata("From"), item.GetMetadata("Folder"), item.GetMetadata("Stage"));
        var isPath = FileCopy.IsRelative(from.Length > 0 ? source.TrimStart('/') : source) || (folder.Length > 0 && source == ".");
        return !isPath ? "the source is no path below what it is copied from, or needs quotes; use letters, digits and - _ . + @ only"
            : !FileCopy.IsDestination(item.GetMetadata("To")) ? "To has to be a path below /app and outside of /app/.venv, such as /app/static"
            : stage.ToUpperInvariant() is not ("" or "PROD" or "BUILD") ? "Stage is neither prod nor build"
            : from.Length > 0 && folder.Length > 0 ? "it has both From and Folder, and can come from one of them only"
            : from.Length > 0 && !FileCopy.IsOrigin(from) ? "From is no image, and no stage that may be copied from"
            : folder.Length > 0 && (folder.Any(char.IsControl) || !Path.Exists(Path.Combine(Full(folder), source))) ? "there is no such file or folder in Folder"
            : null;
    }

    private string Full(string folder) => Path.GetFullPath(folder, Path.GetDirectoryName(projectFile)!);

    private void Note(DiagnosticDescriptor descriptor, params string[] texts) => note(descriptor, [.. texts.Select(ServiceItems.Visible)]);
}

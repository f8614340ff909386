using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Files whose names have signs of a pattern. BuildKit takes the source of a mount for a pattern when it decides what of a context it
/// fetches, and for a name when it mounts it: no text is right for both. COPY can be told which it is, so such files go through a stage.
/// </summary>
internal static class PatternNames
{
    private const string Stage = "names";

    /// <summary>The Dockerfile with that stage, where it is needed.</summary>
    internal static Dockerfile Carry(ServicePlan plan, Dockerfile dockerfile)
    {
        var contexts = plan.Outside.Folders.ToDictionary(folder => folder.Context, folder => folder.Files, StringComparer.Ordinal);
        bool IsCarried(BindMount mount) => mount.Source.AsSpan().IndexOfAny("*?[!") >= 0 && (mount.From is null || contexts.ContainsKey(mount.From));
        var mounts = dockerfile.Stages.SelectMany(stage => stage.Instructions).OfType<Run>().SelectMany(run => run.Mounts).OfType<BindMount>().Where(IsCarried)
            .DistinctBy(mount => (mount.From, mount.Source)).ToList();
        if (mounts.Count == 0)
            return dockerfile;
        Copy Take(BindMount mount)
        {
            var files = mount.From is null ? plan.Files : contexts[mount.From];
            return files.Sources.Concat(files.Tests).Any(entry => entry.IsDirectory && entry.Name == mount.Source)
                ? new Copy([mount.Source + "/"], Place(mount) + "/", mount.From)
                : new Copy([mount.Source], Place(mount), mount.From);
        }
        Mount Moved(Mount mount) => mount is BindMount bind && IsCarried(bind) ? bind with { Source = Place(bind), From = Stage } : mount;
        Instruction Changed(Instruction instruction) => instruction is Run run ? run with { Mounts = [.. run.Mounts.Select(Moved)] } : instruction;
        return dockerfile with
        {
            Stages =
            [
                new Stage(Stage, "scratch", "Files whose names mean more in a mount than the file. A side branch: nothing of it ships.", [.. mounts.Select(Take)]),
                .. dockerfile.Stages.Select(stage => stage with { Instructions = [.. stage.Instructions.Select(Changed)] }),
            ],
        };
    }

    private static string Place(BindMount mount) => $"/{mount.From ?? "context"}/{mount.Source}";
}

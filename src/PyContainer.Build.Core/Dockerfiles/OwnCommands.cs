using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The commands that a user adds. They have a stage of their own, because a network is given or refused per step, and each is a step
/// of its own there. What they leave among the sources is built and ships; whatever else they change stays behind.
/// </summary>
internal static class OwnCommands
{
    /// <summary>The name of the stage.</summary>
    internal const string Stage = "steps";

    /// <summary>Whether there are any.</summary>
    internal static bool Exist(ServicePlan plan) => plan.Options.BuildCommands.Count > 0;

    /// <summary>The stage, where it is needed.</summary>
    /// <param name="plan">The service.</param>
    /// <param name="sources">Its files, mounted below <see cref="Layout.Input"/>.</param>
    /// <param name="sourcePath">The variable under which a plain project finds its modules.</param>
    internal static IEnumerable<Stage> Stages(ServicePlan plan, IEnumerable<Mount> sources, IEnumerable<Options.EnvironmentVariable> sourcePath) => !Exist(plan) ? [] :
    [
        new Stage(Stage, "deps", $"Commands of the project's own, in a copy of its sources: {string.Join(", ", plan.Options.BuildCommands.Select(command => command.Name))}.",
        [
            new Run(new RunCommand.Shell([$"mkdir -p {plan.Outside.SourceRoot}", $"cp -RL {Layout.Input}/. {plan.Outside.SourceRoot}"])) { Mounts = [.. sources], IsOffline = true },
            new Env([Recipe.EnvironmentFirst, new("PYTHONDONTWRITEBYTECODE", "1"), .. sourcePath]),
            .. plan.Options.BuildCommands.Select(command => new Run(Call(plan.SourceFolder, command.Arguments)) { IsOffline = !command.HasNetwork }),
        ]),
    ];

    // WORKDIR would make each command run again for each commit.
    private static RunCommand.Exec Call(string folder, IReadOnlyList<string> words) =>
        new(new ExecForm([Layout.Interpreter, "-I", "-S", "-c", "import os, sys; os.chdir(sys.argv[1]); os.execvp(sys.argv[2], sys.argv[2:])", folder, .. words]));

    /// <summary>What lies at the top of a plain project's folder and does not ship, as a command may add what does.</summary>
    internal static IEnumerable<string> NotShipped(ServicePlan plan)
    {
        var folder = plan.Project.Folder.Length == 0 ? "" : plan.Project.Folder + "/";
        return plan.Files.Manifests.Concat(plan.Files.MemberManifests).Concat(plan.Files.Metadata).Concat(plan.Files.Sources.Select(entry => entry.Name))
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..].Split('/')[0])
            .Except(plan.OwnSources.Select(entry => entry.Name), StringComparer.Ordinal).Distinct(StringComparer.Ordinal);
    }
}

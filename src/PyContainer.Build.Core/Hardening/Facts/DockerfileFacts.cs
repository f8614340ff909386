using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>What the rules ask of a Dockerfile again and again, worked out once: what ships, what feeds it, which tools run.</summary>
internal sealed class DockerfileFacts
{
    private static readonly string[] _uvCommands = ["sync", "pip", "python", "venv", "run", "export", "lock", "tool", "build", "add", "cache"];

    internal DockerfileFacts(DockerfileDocument document, HardeningContext context)
    {
        (Document, Context) = (document, context);
        Production = document.Stages.LastOrDefault(stage => stage.Name == "prod") ?? document.Stages[^1];
        Shipped = [.. Production.Chain.SelectMany(stage => stage.Instructions)];
        Feeding = Reach();
        Images = [.. document.Stages.SelectMany(ImagesOf)];
        Steps = [.. document.Stages.SelectMany(stage => stage.Instructions.OfType<RunInstruction>().Select(run => new BuildStep(stage, run, ShellScript.Commands(run), Feeding.Contains(stage))))];
        Syncs = [.. from step in Steps from command in step.Commands where UvCommand(command) == "sync" select new UvSync(step, command)];
        Installs = [.. from step in Steps from command in step.Commands let tool = PipTool(command) where tool is not null select new PipInstall(step, command, tool == "uv")];
    }

    /// <summary>The file.</summary>
    internal DockerfileDocument Document { get; }

    /// <summary>What else is known.</summary>
    internal HardeningContext Context { get; }

    /// <summary>The stage that ships: <c>prod</c>, or the last one.</summary>
    internal ReadStage Production { get; }

    /// <summary>The instructions of what ships, those of the stages it starts from first.</summary>
    internal IReadOnlyList<ReadInstruction> Shipped { get; }

    /// <summary>The stages from which anything reaches what ships, itself among them.</summary>
    internal IReadOnlySet<ReadStage> Feeding { get; }

    /// <summary>The images from outside, in the order of the file.</summary>
    internal IReadOnlyList<ImageUse> Images { get; }

    /// <summary>The RUN instructions, in the order of the file.</summary>
    internal IReadOnlyList<BuildStep> Steps { get; }

    /// <summary>The calls of <c>uv sync</c>, in the order of the file.</summary>
    internal IReadOnlyList<UvSync> Syncs { get; }

    /// <summary>The installs by pip, in the order of the file.</summary>
    internal IReadOnlyList<PipInstall> Installs { get; }

    /// <summary>The last of the shipped instructions of a kind, or null.</summary>
    internal T? Last<T>() where T : ReadInstruction => Shipped.OfType<T>().LastOrDefault();

    /// <summary>The paths of the context that instructions copy or mount, in the order of the file.</summary>
    internal IEnumerable<(ReadInstruction At, string Path)> ContextSources => Document.Stages.SelectMany(stage => stage.Instructions).SelectMany(instruction => instruction switch
    {
        CopyInstruction { From: null } copy => copy.Sources.Where(source => !source.Contains("://", StringComparison.Ordinal) && !source.StartsWith("git@", StringComparison.Ordinal)).Select(source => (instruction, source)),
        RunInstruction run => run.Mounts.Where(mount => mount.Type == "bind" && mount["from"] is null).Select(mount => (instruction, mount["source"] ?? "")),
        _ => [],
    });

    /// <summary>Whether anything of the context enters.</summary>
    internal bool TakesContext => ContextSources.Any();

    /// <summary>The place of a finding about what is missing: the stage that ships.</summary>
    internal Finding Missing(string what) => new(Production.From, what);

    /// <summary>The stage that an instruction copies from; null for the context or an image.</summary>
    internal ReadStage? SourceOf(CopyInstruction copy) => copy.From is { } from ? Document.Find(from, StageOf(copy)) : null;

    /// <summary>The stage of an instruction.</summary>
    internal ReadStage StageOf(ReadInstruction instruction) => Document.Stages.First(stage => stage.Instructions.Contains(instruction, ReferenceEqualityComparer.Instance));

    /// <summary>The subcommand of a call of uv; null for other programs.</summary>
    internal static string? UvCommand(ShellCommand command) => command.Program == "uv" ? command.Operands.FirstOrDefault(_uvCommands.Contains) : null;

    private HashSet<ReadStage> Reach()
    {
        var reached = new HashSet<ReadStage>();
        var open = new Stack<ReadStage>([Production]);
        while (open.TryPop(out var stage))
        {
            if (!reached.Add(stage))
                continue;
            if (stage.Parent is { } parent)
                open.Push(parent);
            foreach (var name in stage.Instructions.SelectMany(Sources))
            {
                if (Document.Find(name, stage) is { } source)
                    open.Push(source);
            }
        }
        return reached;
    }

    private static IEnumerable<string> Sources(ReadInstruction instruction) => instruction switch
    {
        CopyInstruction { From: { } from } => [from],
        RunInstruction run => run.Mounts.Select(mount => mount["from"]).OfType<string>(),
        _ => [],
    };

    private IEnumerable<ImageUse> ImagesOf(ReadStage stage)
    {
        if (stage.Parent is null && !new ImageName(stage.From.Image).IsScratch)
            yield return new ImageUse(stage.From, stage.From.Image, IsFrom: true);
        foreach (var instruction in stage.Instructions)
        {
            foreach (var name in Sources(instruction).Where(name => Document.Find(name, stage) is null && name is not ("scratch" or "context") && !Context.NamedFolders.Contains(name)))
                yield return new ImageUse(instruction, name, IsFrom: false);
        }
    }

    private static string? PipTool(ShellCommand command)
    {
        if (UvCommand(command) == "pip")
            return command.Operands.Any(word => word is "install" or "sync") ? "uv" : null;
        var isPip = command.Program.StartsWith("pip", StringComparison.Ordinal)
            || (command.Program.StartsWith("python", StringComparison.Ordinal) && command.Value("-m") == "pip");
        return isPip && command.Operands.Contains("install") ? "pip" : null;
    }
}

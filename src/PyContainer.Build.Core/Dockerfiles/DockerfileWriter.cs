using System.Text;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>Turns the syntax tree into text. It knows the format and nothing of policy.</summary>
public static class DockerfileWriter
{
    private const string Continuation = " \\\n    ";
    private const int LongestLine = 130;

    /// <summary>Writes a Dockerfile: LF line ends, a final line end, the same text for the same tree.</summary>
    public static string Write(Dockerfile dockerfile)
    {
        var text = new StringBuilder();
        foreach (var line in dockerfile.Header)
            text.Append(line.Length == 0 ? "#" : "# ").Append(line).Append('\n');
        foreach (var stage in dockerfile.Stages)
        {
            // BuildKit takes a comment that starts with the stage's name as its description, and warns of others.
            text.Append('\n').Append("# ").Append(stage.Name).Append(" - ").Append(stage.Reason).Append('\n');
            text.Append("FROM ").Append(stage.From).Append(" AS ").Append(stage.Name).Append('\n');
            foreach (var instruction in stage.Instructions)
                text.Append(Write(instruction)).Append('\n');
        }
        return text.ToString();
    }

    private static string Write(Instruction instruction) => instruction switch
    {
        Copy copy => WriteCopy(copy),
        Run run => WriteRun(run),
        Env env => "ENV " + string.Join(Continuation, env.Variables.Select(variable => $"{variable.Name}={Literal.Value(variable.Value)}")),
        Label label => "LABEL " + string.Join(Continuation, label.Labels.Select(pair => $"{Literal.Value(pair.Key)}={Literal.Value(pair.Value)}")),
        Workdir workdir => "WORKDIR " + Literal.Word(workdir.Path),
        User user => $"USER {user.UserId}:{user.GroupId}",
        Expose expose => "EXPOSE " + string.Join(' ', expose.Ports),
        StopSignal stop => "STOPSIGNAL " + Literal.Word(stop.Signal),
        HealthCheck { Probe: null } => "HEALTHCHECK NONE",
        HealthCheck check => $"HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --start-interval=1s --retries=3{Continuation}CMD {check.Probe}",
        EntryPoint entry => "ENTRYPOINT " + entry.Command,
        Cmd cmd => "CMD " + cmd.Command,
        Verbatim verbatim => verbatim.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(instruction), instruction, "unknown instruction"),
    };

    private static string WriteCopy(Copy copy)
    {
        var flags = (copy.From is null ? "" : $"--from={copy.From} ") + (copy.Owner is null ? "" : $"--chown={copy.Owner} ");
        string[] paths = [.. copy.Sources.Select(source => Literal.Pattern(NoDocument(source))), Literal.Word(NoDocument(copy.Destination))];
        // The JSON form carries spaces; variables are expanded in both.
        return "COPY " + flags + (copy.Sources.Append(copy.Destination).All(PlainPath.IsPlain) ? string.Join(' ', paths) : new ExecForm(paths).ToString().Replace("<", "\\u003c", StringComparison.Ordinal));
    }

    // BuildKit looks for the beginning of a here-document in the text of the line, and in each path of its list.
    private static string NoDocument(string path) => path.Contains("<<", StringComparison.Ordinal) && !path.StartsWith('/') ? "./" + path : path;

    // Secrets have short mounts, and there are many of them: two stand in a line where they fit.
    private static string[] Together(IReadOnlyList<string> flags)
    {
        const string Secret = "--mount=type=secret,";
        var lines = new List<string>();
        foreach (var flag in flags)
        {
            if (flag.StartsWith(Secret, StringComparison.Ordinal) && lines is [.., var last] && last.StartsWith(Secret, StringComparison.Ordinal) && last.Length + flag.Length < LongestLine)
                lines[^1] = $"{last} {flag}";
            else
                lines.Add(flag);
        }
        return [.. lines];
    }

    private static string WriteRun(Run run)
    {
        var names = new MountPaths();
        string[] flags = Together([.. run.IsOffline ? ["--network=none"] : Array.Empty<string>(), .. run.Mounts.Select(mount => "--mount=" + Write(mount, names))]);
        var head = names.Arguments + (flags.Length == 0 ? "RUN " : "RUN " + string.Join(Continuation, flags));
        var separator = flags.Length == 0 ? "" : Continuation;
        return run.Command switch
        {
            RunCommand.Exec exec => head + separator + exec.Command,
            RunCommand.Shell shell => head + separator + string.Join(" \\\n && ", shell.Commands),
            RunCommand.Script script => head + (flags.Length == 0 ? "" : " ") + "<<'SH'\n" + string.Join('\n', script.Lines) + "\nSH",
            _ => throw new ArgumentOutOfRangeException(nameof(run), run, "unknown command"),
        };
    }

    private static string Write(Mount mount, MountPaths names) => mount switch
    {
        CacheMount cache => $"type=cache,id={cache.Id},target={cache.Target},sharing=shared",
        BindMount bind => "type=bind," + (bind.From is null ? "" : $"from={bind.From},")
            + $"source={names.Write(bind.Source)},target={names.Write(bind.Target)}" + (bind.IsWritable ? ",rw" : ""),
        SecretMount secret => $"type=secret,id={secret.Id}" + (secret.Variable is null ? "" : $",env={secret.Variable}") + (secret.IsRequired ? ",required=true" : ""),
        TmpfsMount tmpfs => $"type=tmpfs,target={tmpfs.Target}",
        _ => throw new ArgumentOutOfRangeException(nameof(mount), mount, "unknown mount"),
    };
}

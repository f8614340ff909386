using System.Collections.Immutable;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Reads a Dockerfile as BuildKit's own frontend does (Dockerfile reference).</summary>
public static class DockerfileReader
{
    // FROM may use these without ARG.
    private static readonly string[] _platform =
        ["TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETSTAGE"];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Full path of its file, for places.</param>
    /// <exception cref="DiagnosticException">BuildKit would not read it either; the finding tells the line.</exception>
    public static DockerfileDocument Parse(string text, string path)
    {
        var lines = new LogicalLineReader(path, text);
        var global = new List<ArgInstruction>();
        var stages = new List<ReadStage>();
        var globalState = BuildState.Empty with { Arguments = _platform.ToImmutableDictionary(name => name, _ => (string?)null, StringComparer.Ordinal) };
        StageReader? stage = null;
        foreach (var line in lines.Read())
        {
            var isFrom = line.Text.StartsWith("FROM", StringComparison.OrdinalIgnoreCase) && (line.Text.Length == 4 || char.IsWhiteSpace(line.Text[4]));
            var instruction = InstructionReader.Read(line, isFrom || stage is null ? globalState : stage.State, lines.Escape);
            if (instruction is FromInstruction from)
            {
                if (stage is not null)
                    stages.Add(stage.End());
                stage = new StageReader(stages.Count, from, DockerfileDocument.FindNamed(stages, from.Image), globalState.Arguments);
            }
            else if (stage is not null)
                stage.Take(instruction);
            else if (instruction is ArgInstruction argument)
            {
                global.Add(argument);
                globalState = StageReader.Declare(globalState, argument, globalState.Arguments);
            }
            else
                throw line.At.Fault($"{instruction.Source.Keyword} stands before the first FROM");
        }
        if (stage is null)
            throw new Place(path, 1).Fault("there is no FROM");
        stages.Add(stage.End());
        return new DockerfileDocument(path, lines.Directives, lines.Comments, global, stages);
    }
}

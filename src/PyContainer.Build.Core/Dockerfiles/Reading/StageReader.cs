using System.Collections.Immutable;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Collects a stage and follows what its instructions set.</summary>
internal sealed class StageReader(int index, FromInstruction from, ReadStage? parent, ImmutableDictionary<string, string?> global)
{
    private readonly List<ReadInstruction> _instructions = [];

    /// <summary>What is set so far: a stage takes over from the one it starts from.</summary>
    internal BuildState State { get; private set; } = parent?.After ?? BuildState.Empty;

    internal void Take(ReadInstruction instruction)
    {
        _instructions.Add(instruction);
        State = instruction switch
        {
            ArgInstruction argument => Declare(State, argument, global),
            EnvInstruction env => State with { Environment = State.Environment.SetItems(env.Variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))) },
            WorkdirInstruction workdir => State with { Directory = State.Directory is null && !workdir.Path.StartsWith('/') ? null : State.Resolve(workdir.Path) },
            UserInstruction user => State with { User = user.User },
            _ => State,
        };
    }

    internal ReadStage End() => new(index, from, parent, _instructions, State);

    /// <summary>An argument without a default takes the value of the one before the first FROM.</summary>
    internal static BuildState Declare(BuildState state, ArgInstruction argument, ImmutableDictionary<string, string?> global) =>
        state with { Arguments = state.Arguments.SetItems(argument.Arguments.Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? global.GetValueOrDefault(pair.Key)))) };
}

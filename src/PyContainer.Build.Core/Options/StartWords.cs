using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Options;

/// <summary>What a user says of the start of a container, under the names of the .NET SDK: lists of words, which no shell reads.</summary>
public sealed record StartWords
{
    /// <summary>Nothing: the application that was found is the entry point.</summary>
    public static StartWords None { get; } = new();

    /// <summary><c>ContainerEntrypoint</c>.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary><c>ContainerEntrypointArgs</c>.</summary>
    public IReadOnlyList<string> EntryPointArgs { get; init; } = [];

    /// <summary><c>ContainerAppCommand</c>; empty takes the application that was found.</summary>
    public IReadOnlyList<string> AppCommand { get; init; } = [];

    /// <summary><c>ContainerAppCommandArgs</c>.</summary>
    public IReadOnlyList<string> AppCommandArgs { get; init; } = [];

    /// <summary><c>ContainerDefaultArgs</c>: what the one who starts the container can replace.</summary>
    public IReadOnlyList<string> DefaultArgs { get; init; } = [];

    /// <summary><c>ContainerAppCommandInstruction</c>.</summary>
    public AppInstruction Instruction { get; init; }

    /// <summary>Whether the image starts the application at all.</summary>
    public bool HasApplication => Instruction != AppInstruction.None;

    // Once they stood for what ContainerDefaultArgs is now.
    private bool HasOldDefaultArgs => Instruction == AppInstruction.Default && EntryPointArgs.Count > 0 && EntryPoint.Count + AppCommandArgs.Count + DefaultArgs.Count == 0;

    /// <summary>What is wrong with the words as a whole, by the rules of the SDK; null when nothing is.</summary>
    public DiagnosticDescriptor? Fault =>
        EntryPointArgs.Count > 0 && EntryPoint.Count == 0 && !HasOldDefaultArgs ? RunOptionCodes.EntryPointArgsAlone
        : !HasApplication && AppCommand.Count + AppCommandArgs.Count > 0 ? RunOptionCodes.AppCommandNotUsed
        : Instruction == AppInstruction.EntryPoint && EntryPoint.Count > 0 ? RunOptionCodes.TwoEntryPoints
        : !HasApplication && EntryPoint.Count == 0 ? RunOptionCodes.NothingStarts
        : HasOldDefaultArgs ? RunOptionCodes.OldDefaultArgs
        : null;

    /// <summary>The two lists of the image.</summary>
    /// <param name="application">The command of the application: the user's, or the one that was found.</param>
    public (IReadOnlyList<string> EntryPoint, IReadOnlyList<string> Cmd) Arrange(IReadOnlyList<string> application)
    {
        string[] command = HasApplication ? [.. application, .. AppCommandArgs] : [];
        var arguments = HasOldDefaultArgs ? EntryPointArgs : DefaultArgs;
        var isEntryPoint = Instruction == AppInstruction.EntryPoint || (Instruction == AppInstruction.Default && EntryPoint.Count == 0);
        return isEntryPoint ? (command, arguments) : ([.. EntryPoint, .. EntryPointArgs], [.. command, .. arguments]);
    }
}

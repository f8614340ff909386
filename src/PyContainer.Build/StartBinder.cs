using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads, under the names of the .NET SDK, how the container starts, as whom and where.</summary>
internal sealed class StartBinder(ServiceItems items, ServiceMetadata metadata)
{
    private static readonly Dictionary<string, AppInstruction> _instructions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Entrypoint"] = AppInstruction.EntryPoint,
        ["DefaultArgs"] = AppInstruction.DefaultArgs,
        ["None"] = AppInstruction.None,
    };

    internal ContainerUser User()
    {
        if (metadata.Text("User") is not { Length: > 0 } text)
            return ContainerUser.Default;
        if (ContainerUser.TryParse(text, out var user))
            return user!;
        var isNumber = text.Split(':') is { Length: <= 2 } parts && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        metadata.Note(RunOptionCodes.InvalidUser, text, isNumber ? RunOptionCodes.UserTooLarge : RunOptionCodes.UserNeedsNumbers);
        return ContainerUser.Default;
    }

    internal string? WorkingDirectory()
    {
        var path = metadata.Matching("WorkingDirectory", OptionPatterns.Folder(), RunOptionCodes.InvalidWorkingDirectory);
        // The SDK's own default ends with a slash.
        return path is { Length: > 1 } ? path.TrimEnd('/') : path;
    }

    internal StartWords Words()
    {
        var words = new StartWords
        {
            EntryPoint = List("ContainerEntrypoint"),
            EntryPointArgs = List("ContainerEntrypointArgs"),
            AppCommand = List("ContainerAppCommand"),
            AppCommandArgs = List("ContainerAppCommandArgs"),
            DefaultArgs = List("ContainerDefaultArgs"),
            Instruction = metadata.Choice("AppCommandInstruction", _instructions, value => metadata.Note(RunOptionCodes.UnknownInstruction, value)),
        };
        if (words.Fault is { } fault)
            metadata.Note(fault);
        if (metadata.Text("EntryPoint").Length > 0 && (words.AppCommand.Count > 0 || !words.HasApplication))
            metadata.Note(RunOptionCodes.EntryPointTwice, words.HasApplication ? "ContainerAppCommand" : "ContainerAppCommandInstruction=None");
        return words;
    }

    private List<string> List(string itemType)
    {
        var words = items.Of(itemType).Select(item => item.ItemSpec).ToList();
        if (words.Exists(word => word.Any(char.IsControl)))
            metadata.Note(RunOptionCodes.InvalidWord, itemType);
        return words;
    }
}

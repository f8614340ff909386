using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads <c>PyContainerTestCommand</c> items.</summary>
internal sealed class TestCommandsBinder(ServiceItems items, Action<DiagnosticDescriptor, object?[]> note)
{
    internal List<TestCommand> Read()
    {
        var commands = new List<TestCommand>();
        foreach (var item in items.Of("PyContainerTestCommand"))
        {
            if (!TestCommand.IsName(item.ItemSpec))
                Note(TestOptionCodes.InvalidName, item.ItemSpec);
            else if (commands.Exists(other => other.Name == item.ItemSpec))
                Note(TestOptionCodes.TwiceNamed, item.ItemSpec);
            else
                commands.Add(Read(item));
        }
        return commands;
    }

    private TestCommand Read(ITaskItem item)
    {
        var (text, report, network) = (item.GetMetadata("Command").Trim(' '), item.GetMetadata("Report"), item.GetMetadata("Network"));
        IReadOnlyList<string> arguments = [];
        if (text.Length > 0 && !CommandLine.TryRead(text, out arguments, out var fault))
            Note(TestOptionCodes.InvalidCommand, item.ItemSpec, text, fault);
        if (text.Length == 0 && !TestCommand.KnownTools.Contains(item.ItemSpec, StringComparer.Ordinal))
            Note(TestOptionCodes.NoCommand, item.ItemSpec, string.Join(", ", TestCommand.KnownTools));
        if (report.Length > 0 && !TestCommand.IsReport(report))
            Note(TestOptionCodes.InvalidReport, item.ItemSpec, report);
        if (network is not ("" or "none" or "default"))
            Note(TestOptionCodes.InvalidNetwork, item.ItemSpec, network);
        return new TestCommand(item.ItemSpec, arguments) { Report = report.Length > 0 ? report : null, HasNetwork = network == "default" };
    }

    private void Note(DiagnosticDescriptor descriptor, params string[] texts) => note(descriptor, [.. texts.Select(ServiceItems.Visible)]);
}

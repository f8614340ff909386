using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>Chooses the checks of a service: those of the user, else the known tools among its development groups.</summary>
public static class TestPlanner
{
    /// <summary>Chooses; empty when there is none.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">The groups cannot be read.</exception>
    public static IReadOnlyList<TestStep> Create(ServiceOptions options, ServiceProject service)
    {
        var packages = DevelopmentGroups.Packages(options, service);
        var commands = options.TestCommands.Count > 0 ? options.TestCommands : [.. TestCommand.KnownTools.Where(packages.Contains).Select(name => new TestCommand(name, []))];
        return [.. commands.Select(command => Step(command, service, packages))];
    }

    private static TestStep Step(TestCommand command, ServiceProject service, IReadOnlySet<string> packages)
    {
        var (tool, folder) = (TestTool.Of(command), TestStep.FolderOf(command.Name));
        var (arguments, report) = tool.Reporting(command.Arguments.Count > 0 ? command.Arguments : tool.Usual(service, packages, folder), folder);
        return new TestStep(command.Name, arguments, tool) { Report = command.Report ?? report, HasNetwork = command.HasNetwork };
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>What is known of a program that checks projects: its usual call, and how its output is read.</summary>
public abstract class TestTool
{
    /// <summary>The usual call for a project.</summary>
    internal abstract IReadOnlyList<string> Usual(ServiceProject service, IReadOnlySet<string> packages, string folder);

    /// <summary>What is added to a call of the user's own, so that it leaves a report: the whole call, and the report.</summary>
    internal virtual (IReadOnlyList<string> Arguments, string? Report) Reporting(IReadOnlyList<string> arguments, string folder) => (arguments, null);

    /// <summary>What a run that failed found; empty when that cannot be read out of what it left.</summary>
    internal abstract IEnumerable<Diagnostic> Read(TestResult result, SourceMap map);

    /// <summary>The tool that a command runs: by its program, or by the module that Python runs as one.</summary>
    internal static TestTool Of(TestCommand command)
    {
        var arguments = command.Arguments;
        var program = arguments.Count == 0 ? command.Name : arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        if (program.StartsWith("python", StringComparison.Ordinal) && arguments is [_, "-m", var module, ..])
            program = module;
        return program switch
        {
            "ruff" => new Ruff(),
            "mypy" or "dmypy" => new Mypy(),
            "pytest" or "py.test" => new Pytest(),
            _ => new OtherTool(),
        };
    }
}

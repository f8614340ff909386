using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The instructions of the user's own, for what no option foresees. They are read before they are taken, so that a fault is told at its
/// line, and cannot leave their stage; the finished file is held against the same rules as any other.
/// </summary>
internal static class Fragments
{
    /// <summary>The instructions for a stage.</summary>
    /// <exception cref="DiagnosticException">PYC2065: a file holds something that no stage can take.</exception>
    internal static IReadOnlyList<Instruction> Of(ServicePlan plan, string stage) =>
        [.. plan.Fragments.Where(planned => planned.Fragment.Stage == stage).Select(Checked)];

    private static Verbatim Checked(PlannedFragment planned)
    {
        var (path, text) = (planned.Fragment.Path, planned.Text.TrimEnd());
        // A line that continues would take the next instruction of this package with it.
        if (text.EndsWith('\\') || text.EndsWith('`'))
            throw Refused(path, text.Count(character => character == '\n') + 1, "the last line continues, and nothing follows");
        DockerfileDocument document;
        try
        {
            // Behind a line of its own: a comment at the top would else be read as a directive of the parser.
            document = DockerfileReader.Parse($"FROM scratch AS fragment\n{text}\n", path);
        }
        catch (DiagnosticException exception)
        {
            throw Refused(path, (exception.Diagnostic.Span?.Line ?? 2) - 1, exception.Diagnostic.Message);
        }
        if (document.Stages.Count > 1)
            throw Refused(path, document.Stages[1].From.Line - 1, "FROM starts another stage");
        var fault = document.Stages[0].Instructions.FirstOrDefault(instruction => instruction is UserInstruction or OnBuildInstruction);
        if (fault is not null)
            throw Refused(path, fault.Line - 1, fault is UserInstruction ? "the users of the stages are fixed; USER would take the rest of the stage along" : "ONBUILD works in images that are built on this one");
        return new Verbatim(text);
    }

    private static DiagnosticException Refused(string path, int line, string reason) => PlanCodes.RefusedFragment.Error(new SourceSpan(path, line, 1), reason);
}

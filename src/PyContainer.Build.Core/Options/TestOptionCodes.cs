using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with a <c>PyContainerTestCommand</c>. The place is the project that has it.</summary>
public static class TestOptionCodes
{
    /// <summary>Not a name.</summary>
    public static readonly Descriptor InvalidName = new("PYC2090", Error,
        "'{0}' cannot name a PyContainerTestCommand. Use small letters, digits and single - _ . between them, such as 'unit-tests'.");

    /// <summary>Not a command.</summary>
    public static readonly Descriptor InvalidCommand = new("PYC2091", Error,
        "The command of PyContainerTestCommand '{0}' is '{1}': {2}. Write words separated by blanks, with quotes around what has blanks or signs, or a JSON array of strings; a chain of commands becomes one item each.");

    /// <summary>No command, and no tool of that name is known.</summary>
    public static readonly Descriptor NoCommand = new("PYC2092", Error,
        "PyContainerTestCommand '{0}' has no command. Set its metadata Command; only {1} do without.");

    /// <summary>Not a path of a report.</summary>
    public static readonly Descriptor InvalidReport = new("PYC2093", Error,
        "The report of PyContainerTestCommand '{0}' is '{1}'. Give the path of a JUnit file below /tmp/results/{0}, such as junit.xml, that the command writes.");

    /// <summary>Two of one name.</summary>
    public static readonly Descriptor TwiceNamed = new("PYC2094", Error,
        "Two PyContainerTestCommand items of this service are named '{0}'. Give each a name of its own.");

    /// <summary>Not a network.</summary>
    public static readonly Descriptor InvalidNetwork = new("PYC2095", Error,
        "The network of PyContainerTestCommand '{0}' is '{1}'. Set it to none or default.");
}

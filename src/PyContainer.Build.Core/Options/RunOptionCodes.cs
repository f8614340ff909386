using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with user, folder and command of the container. The rules of the command are the SDK's, and so are the numbers in brackets.</summary>
public static class RunOptionCodes
{
    /// <summary>A name, or no number.</summary>
    public static readonly Descriptor InvalidUser = new("PYC2110", Error,
        "ContainerUser is '{0}'. {1}");

    /// <summary>Why a name is refused.</summary>
    public const string UserNeedsNumbers = "Write numbers, such as 65532 or 65532:65532: Kubernetes cannot prove of a name that it is not root (runAsNonRoot), and refuses to start the container.";

    /// <summary>Why a number is refused.</summary>
    public const string UserTooLarge = "The largest number of a user or a group is 2147483647. Write a smaller one, such as 65532 or 65532:65532.";

    /// <summary>Not a folder.</summary>
    public static readonly Descriptor InvalidWorkingDirectory = new("PYC2111", Error,
        "ContainerWorkingDirectory is '{0}'. Write an absolute path of letters, digits and . _ - /, without '..', outside of /proc, /sys and /dev.");

    /// <summary>No such instruction.</summary>
    public static readonly Descriptor UnknownInstruction = new("PYC2112", Error,
        "'{0}' is no instruction for the application. Set ContainerAppCommandInstruction to Entrypoint, DefaultArgs or None (CONTAINER2021).");

    /// <summary>Arguments of nothing.</summary>
    public static readonly Descriptor EntryPointArgsAlone = new("PYC2113", Error,
        "ContainerEntrypointArgs are set without a ContainerEntrypoint. Use ContainerAppCommandArgs for what is always passed, ContainerDefaultArgs for what can be replaced (CONTAINER2024).");

    /// <summary>An application where none is started.</summary>
    public static readonly Descriptor AppCommandNotUsed = new("PYC2114", Error,
        "ContainerAppCommand and ContainerAppCommandArgs are set, and ContainerAppCommandInstruction is None. Keep one of the two (CONTAINER2026, CONTAINER2025).");

    /// <summary>Two entry points.</summary>
    public static readonly Descriptor TwoEntryPoints = new("PYC2115", Error,
        "ContainerEntrypoint is set, and ContainerAppCommandInstruction makes the application the entry point. Set it to DefaultArgs, which starts the application through the entry point, or leave ContainerEntrypoint out (CONTAINER2028).");

    /// <summary>No command at all.</summary>
    public static readonly Descriptor NothingStarts = new("PYC2116", Error,
        "ContainerAppCommandInstruction is None, and no ContainerEntrypoint says what starts instead. Set one, or leave the instruction empty.");

    /// <summary>An old meaning.</summary>
    public static readonly Descriptor OldDefaultArgs = new("PYC2117", Warning,
        "ContainerEntrypointArgs are taken as arguments that can be replaced. Call them ContainerDefaultArgs; what is always passed is ContainerAppCommandArgs (CONTAINER2029).");

    /// <summary>Two who say what starts.</summary>
    public static readonly Descriptor EntryPointTwice = new("PYC2118", Error,
        "PyContainerEntryPoint and {0} both say what starts. Keep one of them.");

    /// <summary>An empty word.</summary>
    public static readonly Descriptor InvalidWord = new("PYC2119", Error,
        "A {0} item holds a line break or another control character. Give each word as one line of plain text.");
}

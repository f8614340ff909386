using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Where an instruction stands and what was written there.</summary>
/// <param name="Keyword">The keyword in the letters of the file.</param>
/// <param name="Line">Its first line.</param>
/// <param name="Text">All that follows the keyword, flags too, on one line.</param>
/// <param name="Flags">The flags.</param>
/// <param name="HereDocuments">The here-documents.</param>
/// <param name="HasEmptyContinuation">Whether an empty line stands between its lines.</param>
/// <param name="Before">What was set when it was reached.</param>
/// <param name="UndefinedVariables">Variables that it uses and that nothing in the file sets.</param>
public sealed record InstructionSource(
    string Keyword,
    int Line,
    string Text,
    IReadOnlyList<InstructionFlag> Flags,
    IReadOnlyList<HereDocument> HereDocuments,
    bool HasEmptyContinuation,
    BuildState Before,
    IReadOnlyList<string> UndefinedVariables)
{
    /// <summary>The value of a flag; empty when the flag has none, null when it is not there.</summary>
    public string? Flag(string name) => Flags.LastOrDefault(flag => flag.Name == name) is { } flag ? flag.Value ?? "" : null;

    /// <summary>Whether a switch such as <c>--link</c> is on.</summary>
    public bool HasSwitch(string name) => Flag(name) is "" or "true" or "1";
}

/// <summary>
/// An instruction as BuildKit reads it. It is looser than <see cref="Instruction"/>, which can only hold what this package writes:
/// here stands whatever a file of anybody holds, with variables expanded where the file tells their values.
/// </summary>
/// <param name="Source">Where it stands.</param>
public abstract record ReadInstruction(InstructionSource Source)
{
    /// <summary>Its first line.</summary>
    public int Line => Source.Line;

    /// <summary>What was set when it was reached.</summary>
    public BuildState Before => Source.Before;
}

/// <summary><c>FROM</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Image">A reference, or the name of an earlier stage.</param>
/// <param name="Platform">The platform as written, or null.</param>
/// <param name="Name">The name of the stage as written, or null.</param>
/// <param name="AsKeyword">The word <c>AS</c> in the letters of the file; empty when there is none.</param>
public sealed record FromInstruction(InstructionSource Source, string Image, string? Platform, string? Name, string AsKeyword) : ReadInstruction(Source);

/// <summary><c>RUN</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Command">What runs.</param>
/// <param name="Mounts">Its mounts.</param>
public sealed record RunInstruction(InstructionSource Source, CommandForm Command, IReadOnlyList<RunMount> Mounts) : ReadInstruction(Source)
{
    /// <summary>Whether the step gets no network.</summary>
    public bool IsOffline => Source.Flag("network") == "none";
}

/// <summary><c>COPY</c> or <c>ADD</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="IsAdd">Whether it is ADD.</param>
/// <param name="Sources">Its sources; here-documents are not among them.</param>
/// <param name="Destination">Its destination.</param>
/// <param name="Owner">The owner, or null.</param>
public sealed record CopyInstruction(InstructionSource Source, bool IsAdd, IReadOnlyList<string> Sources, string Destination, string? Owner) : ReadInstruction(Source)
{
    /// <summary>The stage or image that is copied from; null is the context.</summary>
    public string? From => Source.Flag("from") is { Length: > 0 } from ? from : null;

    /// <summary>Whether the layer does not know what lies below it.</summary>
    public bool IsLinked => Source.HasSwitch("link");
}

/// <summary><c>ARG</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Arguments">The names and default values; null is none.</param>
public sealed record ArgInstruction(InstructionSource Source, IReadOnlyList<KeyValuePair<string, string?>> Arguments) : ReadInstruction(Source);

/// <summary><c>ENV</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Variables">The variables.</param>
/// <param name="IsLegacyForm">Whether a space takes the place of the equals sign.</param>
public sealed record EnvInstruction(InstructionSource Source, IReadOnlyList<EnvironmentVariable> Variables, bool IsLegacyForm) : ReadInstruction(Source);

/// <summary><c>LABEL</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Labels">The keys and values.</param>
public sealed record LabelInstruction(InstructionSource Source, IReadOnlyList<KeyValuePair<string, string>> Labels) : ReadInstruction(Source);

/// <summary><c>WORKDIR</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Path">The path as written.</param>
public sealed record WorkdirInstruction(InstructionSource Source, string Path) : ReadInstruction(Source);

/// <summary><c>USER</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="User">The user, with its group if one is written.</param>
public sealed record UserInstruction(InstructionSource Source, string User) : ReadInstruction(Source);

/// <summary><c>EXPOSE</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Ports">The ports as written.</param>
public sealed record ExposeInstruction(InstructionSource Source, IReadOnlyList<string> Ports) : ReadInstruction(Source);

/// <summary><c>VOLUME</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Paths">The paths.</param>
public sealed record VolumeInstruction(InstructionSource Source, IReadOnlyList<string> Paths) : ReadInstruction(Source);

/// <summary><c>STOPSIGNAL</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Signal">The signal.</param>
public sealed record StopSignalInstruction(InstructionSource Source, string Signal) : ReadInstruction(Source);

/// <summary><c>HEALTHCHECK</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Probe">The command; null for NONE.</param>
public sealed record HealthCheckInstruction(InstructionSource Source, CommandForm? Probe) : ReadInstruction(Source);

/// <summary><c>ENTRYPOINT</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Command">What starts.</param>
public sealed record EntryPointInstruction(InstructionSource Source, CommandForm Command) : ReadInstruction(Source);

/// <summary><c>CMD</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Command">What starts, or the arguments of the entry point.</param>
public sealed record CmdInstruction(InstructionSource Source, CommandForm Command) : ReadInstruction(Source);

/// <summary><c>SHELL</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Arguments">The program and its arguments.</param>
public sealed record ShellInstruction(InstructionSource Source, IReadOnlyList<string> Arguments) : ReadInstruction(Source);

/// <summary><c>MAINTAINER</c>, which is deprecated.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Name">The name.</param>
public sealed record MaintainerInstruction(InstructionSource Source, string Name) : ReadInstruction(Source);

/// <summary><c>ONBUILD</c>.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Trigger">What builds on the image will run; null when it cannot be read.</param>
public sealed record OnBuildInstruction(InstructionSource Source, ReadInstruction? Trigger) : ReadInstruction(Source);

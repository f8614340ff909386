namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A simple command of a RUN: what a shell would start, or the exec form as it is.</summary>
/// <param name="Assignments">The variables that it sets for itself alone, <c>NAME=value</c>.</param>
/// <param name="Words">Program and arguments, without quotes and redirections.</param>
/// <param name="Follows">The operator before it; empty for the first.</param>
public sealed record ShellCommand(IReadOnlyList<string> Assignments, IReadOnlyList<string> Words, string Follows)
{
    /// <summary>The program without its folder; empty when only variables are set.</summary>
    public string Program => Words.Count == 0 ? "" : Words[0][(Words[0].LastIndexOf('/') + 1)..];

    /// <summary>The arguments.</summary>
    public IEnumerable<string> Arguments => Words.Skip(1);

    /// <summary>Whether it reads what another command writes.</summary>
    public bool IsPiped => Follows is "|" or "|&";

    /// <summary>Whether an option is among the arguments, alone or with <c>=value</c>.</summary>
    public bool Has(string option) => Arguments.Any(argument => argument == option || argument.StartsWith(option + "=", StringComparison.Ordinal));

    /// <summary>The value of an option, in both spellings; null when it is not there.</summary>
    public string? Value(string option)
    {
        for (var index = 1; index < Words.Count; index++)
        {
            if (Words[index].StartsWith(option + "=", StringComparison.Ordinal))
                return Words[index][(option.Length + 1)..];
            if (Words[index] == option)
                return index + 1 < Words.Count ? Words[index + 1] : "";
        }
        return null;
    }

    /// <summary>The arguments that are neither options nor the program.</summary>
    public IEnumerable<string> Operands => Arguments.Where(argument => !argument.StartsWith('-'));

    /// <summary>Program and arguments in one line.</summary>
    public override string ToString() => string.Join(' ', Words);
}

namespace PyContainer.Build.Processes;

/// <summary>A call of a program: its arguments as a list, so that no shell reads them and nothing needs quoting.</summary>
/// <param name="FileName">A name that is looked up on PATH, or a full path.</param>
/// <param name="Arguments">The arguments. They are printed in errors: no secret stands in them.</param>
public sealed record ProcessSpec(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The folder it runs in, full path; null is one that has nothing to do with the project.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables that differ from the calling process; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Takes each line of standard error as it comes; lines are never handed over at the same time.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>Where a note of the running program lies, full path (see <see cref="ProcessRecord"/>); null keeps none.</summary>
    public string? RecordPath { get; init; }

    /// <summary>The call as a person would type it, for messages.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(FileName).Select(Quote));

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=,@+%".Contains(character, StringComparison.Ordinal))
            ? argument
            : '"' + argument.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}

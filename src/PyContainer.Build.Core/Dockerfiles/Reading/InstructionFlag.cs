namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A flag of an instruction, such as <c>--from=build</c>.</summary>
/// <param name="Name">Its name without the hyphens, in small letters.</param>
/// <param name="Value">What follows the equals sign, without quotes; null when there is none.</param>
public sealed record InstructionFlag(string Name, string? Value)
{
    /// <summary>Takes the flags off the beginning of the arguments.</summary>
    internal static IReadOnlyList<InstructionFlag> Take(ref string arguments, char escape)
    {
        var flags = new List<InstructionFlag>();
        while (arguments.StartsWith("--", StringComparison.Ordinal))
        {
            var end = Words.End(arguments, 0, escape);
            var word = Words.Unquote(arguments[..end], escape);
            arguments = arguments[end..].TrimStart();
            if (word == "--")
                break;
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            flags.Add(equals < 0 ? new InstructionFlag(word[2..].ToLowerInvariant(), null) : new InstructionFlag(word[2..equals].ToLowerInvariant(), word[(equals + 1)..]));
        }
        return flags;
    }
}

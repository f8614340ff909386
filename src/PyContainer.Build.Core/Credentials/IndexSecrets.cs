using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Credentials;

/// <summary>What was found for the indexes of a service.</summary>
/// <param name="Values">The variables and their values. They go into the environment of one process and nowhere else.</param>
/// <param name="Findings">What the user should know, without a value.</param>
public sealed record IndexSecrets(IReadOnlyDictionary<string, string> Values, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>Nothing is needed.</summary>
    public static IndexSecrets None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>The names alone.</summary>
    public override string ToString() => string.Join(", ", Values.Keys);
}

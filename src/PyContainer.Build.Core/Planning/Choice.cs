namespace PyContainer.Build.Planning;

/// <summary>What was chosen, and why, in the words of whoever chose.</summary>
/// <param name="Value">The choice.</param>
/// <param name="Because">The reason, as the end of a sentence.</param>
public sealed record Choice<T>(T Value, string Because);

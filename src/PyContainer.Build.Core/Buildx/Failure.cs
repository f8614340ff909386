using System.Text.RegularExpressions;

namespace PyContainer.Build.Buildx;

/// <summary>Where the text of a failure stands.</summary>
public enum FailureSource
{
    /// <summary>In the message that buildx ends with.</summary>
    Message,

    /// <summary>In what the failed step printed.</summary>
    Log,

    /// <summary>In either.</summary>
    Anywhere,
}

/// <summary>One known failure: how to recognise it, and what to tell the user.</summary>
/// <param name="Id">The code, <c>PYC3…</c>.</param>
/// <param name="Source">Where to look.</param>
/// <param name="Pattern">What to look for; its groups fill the holes of the texts.</param>
/// <param name="Cause">What went wrong, with holes <c>{1}</c>, <c>{2}</c>.</param>
/// <param name="Remedy">The next step.</param>
public sealed record Failure(string Id, FailureSource Source, Regex Pattern, string Cause, string Remedy)
{
    /// <summary>A failure that is also told by the exit code of buildx; 0 when the texts decide alone.</summary>
    public int ExitCode { get; init; }

    /// <summary>What the message of buildx must hold as well, for a failure that the log of its step tells.</summary>
    public string Message { get; init; } = "";
}

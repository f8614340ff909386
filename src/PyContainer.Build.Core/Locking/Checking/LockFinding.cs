using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>What a finding means for the verdict.</summary>
public enum LockFindingKind
{
    /// <summary>Nothing: an assumption or a hint.</summary>
    Note,

    /// <summary>Files alone do not decide.</summary>
    Undecidable,

    /// <summary>A definite difference.</summary>
    Mismatch,

    /// <summary>There is no lock.</summary>
    Missing,

    /// <summary>uv would refuse.</summary>
    Error,
}

/// <summary>One difference between the manifests and the lock, or one reason why there is no answer.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Diagnostic">Code, text and the place in the manifest (in the lock, where the manifest has none).</param>
/// <param name="LockSpan">The place in the lock, or null.</param>
/// <param name="Declared">The value of the manifests, or null.</param>
/// <param name="Locked">The value of the lock, or null.</param>
public sealed record LockFinding(LockFindingKind Kind, Diagnostic Diagnostic, SourceSpan? LockSpan, string? Declared, string? Locked)
{
    /// <summary>The command that mends it, as a list of arguments, or null when none does.</summary>
    public IReadOnlyList<string>? Mend => Kind is LockFindingKind.Mismatch or LockFindingKind.Missing ? ["uv", "lock"] : null;

    /// <inheritdoc/>
    public override string ToString() => LockSpan is { } at && at != Diagnostic.Span ? $"{Diagnostic} [{at}]" : Diagnostic.ToString();
}

/// <summary>The findings of a check, in order; one that says the same at the same place is not repeated.</summary>
internal sealed class FindingList
{
    private readonly List<LockFinding> _items = [];
    private readonly HashSet<Diagnostic> _seen = [];

    public IReadOnlyList<LockFinding> Items => _items;

    public void Mismatch(DiagnosticDescriptor code, SourceSpan? at, SourceSpan? inLock, string? declared, string? locked, string? subject = null) =>
        Add(new(LockFindingKind.Mismatch, code.At(at ?? inLock, declared, locked, subject), inLock, declared, locked));

    public void Undecidable(Diagnostic diagnostic, SourceSpan? inLock = null) => Add(new(LockFindingKind.Undecidable, diagnostic, inLock, null, null));

    public void Note(SourceSpan? at, string text, SourceSpan? inLock = null) =>
        Add(new(LockFindingKind.Note, UndecidableCodes.Note.At(at, text), inLock, null, null));

    public void Error(Diagnostic diagnostic, SourceSpan? inLock = null) => Add(new(LockFindingKind.Error, diagnostic, inLock, null, null));

    private void Add(LockFinding finding)
    {
        if (_seen.Add(finding.Diagnostic))
            _items.Add(finding);
    }
}

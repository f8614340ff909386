using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>What <c>uv lock --check</c> would say.</summary>
public enum LockVerdictKind
{
    /// <summary>Every comparison holds.</summary>
    Fresh,

    /// <summary>Files alone do not decide.</summary>
    Undecidable,

    /// <summary>At least one definite difference.</summary>
    Stale,

    /// <summary>There is no lock.</summary>
    Missing,

    /// <summary>uv would refuse.</summary>
    Error,
}

/// <summary>The answer of a check.</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Findings">Everything that was found, in order; empty or notes only when fresh.</param>
/// <param name="UvVersion">The version whose rules were used.</param>
/// <param name="Lock">The lock, or null when it could not be read.</param>
public sealed record LockVerdict(LockVerdictKind Kind, IReadOnlyList<LockFinding> Findings, PepVersion UvVersion, UvLock? Lock)
{
    /// <summary>The number of locked packages.</summary>
    public int Packages => Lock?.Packages.Count ?? 0;

    internal static LockVerdict Of(IReadOnlyList<LockFinding> findings, PepVersion version, UvLock? @lock)
    {
        var worst = findings.Count == 0 ? LockFindingKind.Note : findings.Max(finding => finding.Kind);
        var kind = worst switch
        {
            LockFindingKind.Note => LockVerdictKind.Fresh,
            LockFindingKind.Undecidable => LockVerdictKind.Undecidable,
            LockFindingKind.Mismatch => LockVerdictKind.Stale,
            LockFindingKind.Missing => LockVerdictKind.Missing,
            _ => LockVerdictKind.Error,
        };
        return new(kind, findings, version, @lock);
    }

    internal static LockVerdict Failed(DiagnosticException exception, PepVersion version)
    {
        var kind = exception.Diagnostic.Id == LockCodes.Missing.Id ? LockFindingKind.Missing : LockFindingKind.Error;
        return Of([new(kind, exception.Diagnostic, null, null, null)], version, null);
    }
}

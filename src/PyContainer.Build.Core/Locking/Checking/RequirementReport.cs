using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>Tells the differences of two requirement sets, pair by pair.</summary>
internal static class RequirementReport
{
    /// <summary>Reports requirements of a package; what is on both sides under one name is one change.</summary>
    public static void Package(
        CheckContext check, string owner, IReadOnlyList<NormalRequirement> added, IReadOnlyList<NormalRequirement> removed)
    {
        var rest = removed.ToList();
        foreach (var declared in added)
        {
            var index = rest.FindIndex(locked => locked.Name == declared.Name);
            if (index < 0)
            {
                check.Findings.Mismatch(LockCodes.RequirementAdded, declared.Span, null, declared.Name, null);
                continue;
            }

            var locked = rest[index];
            rest.RemoveAt(index);
            var at = declared.Source == locked.Source ? declared.Span : declared.SourceSpan ?? declared.Span;
            check.Findings.Mismatch(LockCodes.RequirementChanged, at, locked.Span, declared.ToString(), locked.ToString(), declared.Name);
        }

        foreach (var locked in rest)
            check.Findings.Mismatch(LockCodes.RequirementRemoved, locked.Span, locked.Span, owner, locked.ToString(), owner);
    }

    /// <summary>Reports a list of the root as a whole, at the entries that differ.</summary>
    public static void List(
        CheckContext check, DiagnosticDescriptor code, IReadOnlyList<NormalRequirement> added, IReadOnlyList<NormalRequirement> removed)
    {
        foreach (var declared in added)
        {
            var locked = removed.FirstOrDefault(other => other.Name == declared.Name);
            check.Findings.Mismatch(code, declared.Span, locked?.Span, $"'{declared}'", locked is null ? "nothing" : $"'{locked}'");
        }

        foreach (var locked in removed.Where(locked => !added.Any(declared => declared.Name == locked.Name)))
            check.Findings.Mismatch(code, locked.Span, locked.Span, "nothing", $"'{locked}'");
    }
}

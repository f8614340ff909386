using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary><c>exclude-newer</c> against the lock. The clock plays no part: a span is compared as a span.</summary>
internal static class ExcludeNewerCheck
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(14);

    public static void Run(CheckContext check)
    {
        var declared = check.Uv.ExcludeNewer is { Value.IsDisabled: false } set ? set : (Located<ExcludeNewer>?)null;
        var locked = check.Lock.Options.ExcludeNewer;
        if (!IsKept(check, declared?.Value, locked?.Value))
            Report(check, declared, locked, "");
        NoteZone(check, declared, locked);
        if (check.Uv.ExcludeNewerPackage.Count == 0 && check.Lock.Options.ExcludeNewerPackage.Count == 0)
            return;
        foreach (var name in SortedTexts.Union(check.Uv.ExcludeNewerPackage.Keys, check.Lock.Options.ExcludeNewerPackage.Keys))
            Package(check, name);
    }

    private static void Package(CheckContext check, string name)
    {
        var declared = check.Uv.ExcludeNewerPackage.TryGetValue(name, out var set) ? set : (Located<ExcludeNewer>?)null;
        var locked = check.Lock.Options.ExcludeNewerPackage.TryGetValue(name, out var known) ? known : (Located<ExcludeNewer>?)null;
        var lenient = check.Rules.Has(UvRule.LaterExcludeNewerAccepted);
        if (lenient && declared is { Value.IsDisabled: true })
            return;
        if (locked is null && check.Rules.Has(UvRule.ForeignEntriesIgnored) && check.Lock.Find(name).Count == 0)
            return;
        if (!IsKept(check, declared?.Value, locked?.Value))
            Report(check, declared, locked, $" for '{name}'");
        NoteZone(check, declared, locked);
    }

    private static bool IsKept(CheckContext check, ExcludeNewer? declared, ExcludeNewer? locked)
    {
        if (Equals(declared, locked))
            return true;
        var later = declared?.Time is { } now && locked?.Time is { } before && now > before;
        return later && check.Rules.Has(UvRule.LaterExcludeNewerAccepted);
    }

    private static void Report(CheckContext check, Located<ExcludeNewer>? declared, Located<ExcludeNewer>? locked, string package) =>
        check.Findings.Mismatch(
            LockCodes.ExcludeNewer, OptionChecks.Anchor(check, declared?.Span), locked?.Span,
            (declared?.Value.ToString() ?? "not set") + package, locked?.Value.ToString() ?? "not set");

    private static void NoteZone(CheckContext check, Located<ExcludeNewer>? declared, Located<ExcludeNewer>? locked)
    {
        if (declared?.Value is not { IsBareDate: true, Time: { } time } || locked?.Value.Time is not { } before || time == before)
            return;
        if ((time - before).Duration() <= WidestZone)
            check.Findings.Note(OptionChecks.Anchor(check, declared.Value.Span), $"'exclude-newer' is a date without a zone; it was read in {check.Settings.TimeZone.Id}, the lock may have been made in another zone.");
    }
}

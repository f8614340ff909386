using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Decides, without uv and without network, whether a lock still matches the manifests it was made from.</summary>
public static class LockFreshness
{
    /// <summary>Compares a workspace with its lock. All differences are listed; nothing expected is thrown.</summary>
    /// <param name="workspace">The manifests.</param>
    /// <param name="lock">The lock.</param>
    /// <param name="settings">What the answer depends on beside them.</param>
    public static LockVerdict Check(Workspace workspace, UvLock @lock, LockSettings settings)
    {
        try
        {
            var rules = new UvRules(settings.UvVersion);
            var readings = new SettingsDiscovery(workspace, settings, rules).Read();
            var first = Check(workspace, @lock, settings, readings[0]);
            return readings.Count == 1 ? first : Agree(first, Check(workspace, @lock, settings, readings[1]), readings[1].UnknownKey!.Value);
        }
        catch (DiagnosticException exception)
        {
            return LockVerdict.Failed(exception, settings.UvVersion) with { Lock = @lock };
        }
    }

    private static LockVerdict Check(Workspace workspace, UvLock @lock, LockSettings settings, SettingsReading reading)
    {
        var check = new CheckContext(workspace, @lock, settings, reading);
        foreach (var note in reading.Notes)
            check.Findings.Note(note.Span, note.Message);
        // A failure ends its own part only, so that the others are still reported.
        foreach (var part in Parts(check))
        {
            try
            {
                part();
            }
            catch (DiagnosticException exception)
            {
                check.Findings.Error(exception.Diagnostic);
            }
        }

        Hints(check);
        return LockVerdict.Of(check.Findings.Items, settings.UvVersion, @lock);
    }

    private static IEnumerable<Action> Parts(CheckContext check) =>
    [
        () => UvVersionCheck.Run(check),
        () => OptionChecks.Run(check),
        () => ExcludeNewerCheck.Run(check),
        () => new PythonChecks(check).Run(),
        () => ConflictChecks.Run(check),
        () => MemberChecks.Run(check),
        () => new RootListChecks(check).Run(),
        () => DependencyMetadataCheck.Run(check),
        () => new GroupChecks(check).Run(),
        () => new GraphWalk(check).Run(),
    ];

    private static void Hints(CheckContext check)
    {
        if (check.Lock.Revision == 0 && check.Findings.Items.Any(finding => finding.Kind == LockFindingKind.Mismatch))
            check.Findings.Note(SourceSpan.Of(check.Lock.Path), "This lock was written by a uv before 0.6; write it anew with 'uv lock'.");
    }

    /// <summary>A key that this uv does not know: both readings must give one answer.</summary>
    private static LockVerdict Agree(LockVerdict dropped, LockVerdict kept, Located<string> key)
    {
        if (dropped.Kind == kept.Kind)
            return dropped;
        var diagnostic = UndecidableCodes.UnknownKey.At(key.Span, key.Value, dropped.UvVersion);
        var notes = dropped.Findings.Where(finding => finding.Kind == LockFindingKind.Note);
        return LockVerdict.Of([.. notes, new(LockFindingKind.Undecidable, diagnostic, null, null, null)], dropped.UvVersion, dropped.Lock);
    }
}

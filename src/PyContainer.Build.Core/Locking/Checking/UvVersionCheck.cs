namespace PyContainer.Build.Locking;

/// <summary>Whether the project admits the uv that will read the lock, and whether that uv is asked for more than this check does.</summary>
internal static class UvVersionCheck
{
    public static void Run(CheckContext check)
    {
        if (check.Uv.Renewal is { } argument)
            check.Findings.Undecidable(UndecidableCodes.Environment.At(check.RootSpan, $"'{argument}' makes uv resolve anew"));
        if (check.Uv.HasPreview("lockfile-format-check"))
            check.Findings.Undecidable(UndecidableCodes.Preview.At(check.RootSpan, "the layout of the lock is compared as well"));
        if ((check.Workspace.Root.Uv.RequiredVersion ?? check.Uv.RequiredVersion) is not { } required)
            return;
        if (!required.Value.Contains(check.Settings.UvVersion))
            check.Findings.Error(LockCodes.RequiredVersion.At(required.Span, required.Value, check.Settings.UvVersion));
    }
}

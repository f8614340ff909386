namespace PyContainer.Build.Locking;

/// <summary>Whether the project admits the uv that will read the lock.</summary>
internal static class UvVersionCheck
{
    public static void Run(CheckContext check)
    {
        if (check.Uv.Renewal is { } argument)
            check.Findings.Undecidable(UndecidableCodes.Environment.At(check.RootSpan, $"'{argument}' makes uv resolve anew"));
        if ((check.Workspace.Root.Uv.RequiredVersion ?? check.Uv.RequiredVersion) is not { } required)
            return;
        if (!required.Value.Contains(check.Settings.UvVersion))
            check.Findings.Error(LockCodes.RequiredVersion.At(required.Span, required.Value, check.Settings.UvVersion));
    }
}

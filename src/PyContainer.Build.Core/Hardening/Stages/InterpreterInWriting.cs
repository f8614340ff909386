namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-20: which interpreter is used stands in the file: that of the system, with downloads switched off, or one that uv manages, with
/// its folder (uv's guide for Docker). Else uv takes what it finds and what ships may not have it.
/// </summary>
internal sealed class InterpreterInWriting() : HardeningRule(20, HardeningGrade.High,
    "Set UV_PYTHON and UV_PYTHON_DOWNLOADS=never, or UV_MANAGED_PYTHON=1 and UV_PYTHON_INSTALL_DIR.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from sync in file.Syncs
        where sync.Step.Feeds && !IsSystem(sync) && !IsManaged(sync)
        select new Finding(sync.Step.Run, "uv may take any interpreter that it finds or downloads");

    private static bool IsSystem(UvSync sync)
    {
        var isNamed = sync.Command.Has("--python") || sync.Command.Has("-p") || sync.Step.Variable(sync.Command, "UV_PYTHON") is not null
            || sync.Is("--no-managed-python", "UV_NO_MANAGED_PYTHON") || Preference(sync) == "only-system";
        return isNamed && (sync.Command.Has("--no-python-downloads") || sync.Step.Variable(sync.Command, "UV_PYTHON_DOWNLOADS") is "never" or "manual");
    }

    private static bool IsManaged(UvSync sync) =>
        (sync.Is("--managed-python", "UV_MANAGED_PYTHON") || Preference(sync) == "only-managed") && sync.Step.Variable(sync.Command, "UV_PYTHON_INSTALL_DIR") is not null;

    private static string? Preference(UvSync sync) => sync.Command.Value("--python-preference") ?? sync.Step.Variable(sync.Command, "UV_PYTHON_PREFERENCE");
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>
/// The one door: finds the workspace of a directory, reads its lock and compares. One instance serves all services of a build;
/// manifests, locks and verdicts are shared by services of one workspace. Not for use by several threads at once.
/// </summary>
public sealed class LockCheck
{
    private readonly LockSettings _settings;
    private readonly ManifestCache _manifests;
    private readonly FileTree _files;
    private readonly Dictionary<string, LockVerdict> _verdicts = new(StringComparer.Ordinal);

    /// <summary>A check with the given settings.</summary>
    /// <param name="settings">What the answers depend on beside the files.</param>
    /// <param name="files">The files; those of this machine unless given.</param>
    public LockCheck(LockSettings settings, FileTree? files = null)
    {
        _settings = settings;
        _files = files ?? FileTree.Disk;
        _manifests = new ManifestCache(_files, new UvRules(settings.UvVersion));
    }

    /// <summary>Checks the lock of the workspace to which a directory belongs. Nothing expected is thrown.</summary>
    /// <param name="directory">Full path of the directory of a project.</param>
    public LockVerdict Run(string directory)
    {
        try
        {
            var workspace = Workspace.Discover(directory, _manifests);
            if (!_verdicts.TryGetValue(workspace.Directory, out var verdict))
            {
                verdict = Run(workspace);
                _verdicts.Add(workspace.Directory, verdict);
            }

            return verdict;
        }
        catch (DiagnosticException exception)
        {
            return LockVerdict.Failed(exception, _settings.UvVersion);
        }
    }

    private LockVerdict Run(Workspace workspace)
    {
        if (workspace.Root.Uv.RequiredVersion is { } required && !required.Value.Contains(_settings.UvVersion))
            throw LockCodes.RequiredVersion.Error(required.Span, required.Value, _settings.UvVersion);
        var options = new LockReadOptions
        {
            Rules = _manifests.Rules,
            SkipWheelNames = EnvironmentSettings.IsTrue(_settings.Environment.GetValueOrDefault("UV_SKIP_WHEEL_FILENAME_CHECK")),
        };
        // uv complains of its settings before it looks for a lock.
        _ = new SettingsDiscovery(workspace, _settings, _manifests.Rules).Read();
        return LockFreshness.Check(workspace, UvLock.Read(workspace.LockPath, _files, options), _settings);
    }
}

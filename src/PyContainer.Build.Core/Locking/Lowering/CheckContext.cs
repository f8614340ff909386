using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>What every part of one check shares: files, settings, rules, the algebra of markers, and the findings so far.</summary>
internal sealed class CheckContext
{
    public CheckContext(Workspace workspace, UvLock @lock, LockSettings settings, SettingsReading reading)
    {
        Workspace = workspace;
        Lock = @lock;
        Settings = settings;
        Uv = reading.Settings;
        Rules = new UvRules(settings.UvVersion);
        Algebra = new MarkerAlgebra(Rules.Markers);
        LockDirectory = FilePaths.Normalize(workspace.Directory);
        Bounds = PythonBounds.Of(Algebra, PythonBounds.Releases(Algebra, @lock.RequiresPython.Value))
            ?? throw LockFields.Invalid(@lock.RequiresPython.Span, $"'requires-python' {@lock.RequiresPython} accepts no version");
        Sets = new RequirementSets(Algebra, Bounds, Rules);
        LockForm = new LockedForm(Algebra, Rules, LockDirectory);
        Findings = new FindingList();
        Lowering = new SourceLowering(this);
        Trees = new TreeMetadataReader(this);
    }

    public Workspace Workspace { get; }

    public UvLock Lock { get; }

    public LockSettings Settings { get; }

    public UvSettings Uv { get; }

    public UvRules Rules { get; }

    public MarkerAlgebra Algebra { get; }

    public PythonBounds Bounds { get; }

    public string LockDirectory { get; }

    public RequirementSets Sets { get; }

    public LockedForm LockForm { get; }

    public FindingList Findings { get; }

    public SourceLowering Lowering { get; }

    public TreeMetadataReader Trees { get; }

    public FileTree Files => Workspace.Manifests.Files;

    /// <summary>The root's manifest as a place, for what is not written anywhere.</summary>
    public SourceSpan RootSpan => new(Workspace.Root.Path, 1, 1);
}

using PyContainer.Build.Python;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

/// <summary>The managed check against the real uv, on edits of samples and of real projects.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;

    /// <summary>How many edits are tried; a variable makes a longer run.</summary>
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("PYCONTAINER_DIFFERENTIAL_EDITS"), out var count) ? count : 160;

    [AssetTheory("real-locks")]
    [InlineData("0.12.5")]
    [InlineData("0.13.9")]
    public void The_answer_is_that_of_uv(string version)
    {
        var scratch = Directory.CreateTempSubdirectory("pycontainer-differential-").FullName;
        using var uv = new Uv(version);
        var run = new Run(uv, version, output);
        try
        {
            string[] wanted = ["langgraph", "crewai", "dlt", "samples"];
            run.All(LockedProjects.Unpack(scratch).Where(project => wanted.Any(name => project.Contains(name, StringComparison.Ordinal))));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        Report.Say(output, $"differential, uv {version}, seed {SeedOf(version)}: {run.Edits} edits, {run.Fresh} fresh, {run.NotFresh} not fresh, {run.Undecidable} undecidable, {run.Disagreements.Count} disagreements");
        Assert.True(run.Disagreements.Count == 0, string.Join("\n", run.Disagreements));
        Assert.True(run.Edits >= Math.Min(Count, 150), $"only {run.Edits} edits");
    }

    // Other edits for each version: twice as many are tried in all.
    private static int SeedOf(string version) => Seed + version[^1];

    private sealed class Run(Uv uv, string version, ITestOutputHelper output)
    {
        private readonly Random _random = new(SeedOf(version));

        public int Edits { get; private set; }

        public int Fresh { get; private set; }

        public int NotFresh { get; private set; }

        public int Undecidable { get; private set; }

        public List<string> Disagreements { get; } = [];

        /// <summary>Tries edits in random order, every tenth together with another of the same project.</summary>
        public void All(IEnumerable<string> projects)
        {
            var edits = projects.Where(IsUsable).SelectMany(Candidates).ToArray();
            _random.Shuffle(edits);
            foreach (var (project, edit) in edits)
            {
                if (Edits >= Count)
                    return;
                if (_random.Next(10) > 0)
                    Compare(project, [edit]);
                else if (edits.FirstOrDefault(other => other.Project == project && other.Edit != edit) is { Edit.Manifest: not null } other)
                    Compare(project, [edit, other.Edit]);
            }
        }

        /// <summary>What differs before any edit is reported and left out.</summary>
        private bool IsUsable(string project)
        {
            if (Check(project) is not { } already)
                return true;
            output.WriteLine($"{project} is left out: {already}");
            return false;
        }

        private static IEnumerable<(string Project, (string Manifest, ManifestEdit Edit) Edit)> Candidates(string project) =>
            Manifests(project).SelectMany(manifest => ManifestEdit.All
                .Where(edit => !edit.IsForRoot || Path.GetDirectoryName(manifest) == project)
                .Select(edit => (project, (manifest, edit))));

        /// <summary>The manifests of all local trees.</summary>
        private static IEnumerable<string> Manifests(string project)
        {
            var trees = UvLock.Read(Path.Combine(project, "uv.lock")).Packages.Where(package => package.Source.IsLocalTree)
                .Select(package => Path.GetFullPath(package.Source.Text, project)).Append(project).Distinct();
            return trees.Select(tree => Path.Combine(tree, "pyproject.toml")).Where(File.Exists);
        }

        private void Compare(string project, (string Manifest, ManifestEdit Edit)[] edits)
        {
            if (Try(project, edits) is not { } disagreement)
                return;
            // Shrunk: one of two edits may be enough.
            var smaller = edits.Length < 2 ? null : edits.Select(edit => Try(project, [edit])).FirstOrDefault(found => found is not null);
            Disagreements.Add(smaller ?? disagreement);
        }

        private string? Try(string project, (string Manifest, ManifestEdit Edit)[] edits)
        {
            var before = edits.Select(edit => edit.Manifest).Distinct().ToDictionary(path => path, File.ReadAllText);
            try
            {
                foreach (var (manifest, edit) in edits)
                {
                    if (edit.Apply(File.ReadAllText(manifest)) is not { } text)
                        return null;
                    File.WriteAllText(manifest, text);
                }

                Edits++;
                return Check(project) is { } difference ? $"{string.Join(" + ", edits.Select(edit => $"{edit.Edit} of {edit.Manifest}"))}: {difference}" : null;
            }
            finally
            {
                foreach (var (path, text) in before)
                    File.WriteAllText(path, text);
            }
        }

        /// <summary>What the two say differently, or null.</summary>
        private string? Check(string project)
        {
            var settings = new LockSettings { UvVersion = PepVersion.Parse(version), AssumeDirectUrlsUnchanged = true, PythonVersion = PepVersion.Parse("3.13") };
            var verdict = new LockCheck(settings).Run(project);
            if (verdict.Kind == LockVerdictKind.Undecidable)
            {
                Undecidable++;
                return null;
            }

            var (code, _, errors) = uv.Run(project, "lock", "--check", "--offline");
            Fresh += code == 0 ? 1 : 0;
            NotFresh += code == 0 ? 0 : 1;
            return (code == 0) == (verdict.Kind == LockVerdictKind.Fresh)
                ? null
                : $"uv exits with {code}, the managed check says {verdict.Kind}\n  {string.Join("\n  ", verdict.Findings.Take(3))}\n  {errors.Trim().ReplaceLineEndings("\n  ")}";
        }
    }
}

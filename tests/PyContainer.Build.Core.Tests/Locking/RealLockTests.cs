using System.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public class RealLockTests(ITestOutputHelper output)
{
    [AssetTheory("real-locks")]
    [InlineData("dlt", "", "Fresh")]
    [InlineData("nemo-agent-toolkit", "", "Undecidable")]
    [InlineData("crewai", "", "Fresh")]
    [InlineData("pydantic-ai", "", "Undecidable")]
    [InlineData("livekit-agents", "", "Fresh")]
    [InlineData("langgraph", "libs/langgraph", "Fresh")]
    public void A_lock_of_a_real_project_has_its_verdict(string project, string directory, string expected)
    {
        foreach (var version in new[] { "0.12.5", "0.13.9" })
        {
            var settings = new LockSettings { UvVersion = Python.PepVersion.Parse(version) };
            var watch = Stopwatch.StartNew();
            var verdict = new LockCheck(settings, RealLocks.Tree(project)).Run(RealLocks.Directory(project, directory));
            Report.Say(output, $"{project}, rules of uv {version}: {verdict.Kind}, {verdict.Packages} packages, {watch.ElapsedMilliseconds} ms");
            Assert.True(verdict.Kind.ToString() == expected, string.Join("\n", verdict.Findings));
        }
    }
}

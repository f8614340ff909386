using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PyContainer.Build;

[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed partial class RebuildTests(Sample sample, ITestOutputHelper output)
{
    [EngineFact]
    public void A_second_publish_takes_every_step_from_the_cache_and_gives_the_same_image()
    {
        var first = Engine.Docker("image", "inspect", "-f", "{{.Id}}", sample.Published);
        var run = Sample.Publish(sample.Repository, sample.Published).MustSucceed();
        var steps = run.Messages.Where(message => Step().IsMatch(message)).ToList();
        Assert.True(steps.Count >= 10, string.Join('\n', steps));
        Assert.All(steps, step => Assert.EndsWith(" CACHED", step, StringComparison.Ordinal));
        Assert.Equal(first, Engine.Docker("image", "inspect", "-f", "{{.Id}}", sample.Published));
        output.WriteLine($"{steps.Count} steps cached; the publish took {run.Result.Time.TotalSeconds:0.0} s");
    }

    [EngineFact]
    public void A_changed_line_moves_the_projects_own_files_and_nothing_of_the_dependencies()
    {
        using var before = new SavedImage(sample.Published);
        using var repository = new TestRepository(sample.Repository.Folder);
        var source = repository.PathOf("src/greeter/greeting.py");
        File.WriteAllText(source, File.ReadAllText(source).Replace("everybody", "everyone", StringComparison.Ordinal));
        var image = $"{Engine.Prefix}/greeter:changed";
        var run = Sample.Publish(repository, image).MustSucceed();
        using var after = new SavedImage(image);

        var known = before.Layers.Select(layer => layer.Digest).ToHashSet(StringComparer.Ordinal);
        var changed = after.Layers.Where(layer => !known.Contains(layer.Digest)).ToList();
        var own = after.Entries.Where(entry => entry.IsRegular && OwnFile().IsMatch(entry.Path)).ToList();
        var ownSize = own.Sum(entry => entry.Size);
        output.WriteLine($"{after.Layers.Count} layers; changed {changed.Count} with {changed.Sum(layer => layer.Size)} bytes unpacked; {own.Count} own files with {ownSize} bytes; {run.Result.Time.TotalSeconds:0.0} s");
        Assert.True(own.Count >= 8, "the project's own files were not found");
        Assert.NotEmpty(changed);
        Assert.InRange(changed.Sum(layer => layer.Size), 1, ownSize + (64 << 10));
        Assert.Equal(before.Layers.Count, after.Layers.Count);
        Assert.All(changed.SelectMany(layer => layer.Entries).Where(entry => entry.IsRegular), entry => Assert.Matches(OwnFile(), entry.Path));
    }

    // [deps 1/1] RUN …; a FROM is no step of ours, and of BuildKit's bookkeeping there is no number.
    [GeneratedRegex(@"\A\[[a-z]+ +[0-9]+/[0-9]+\] (?!FROM)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\Aapp/\.venv/lib/python3\.[0-9]+/site-packages/greeter(?:-1\.0\.0\.dist-info)?/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnFile();
}

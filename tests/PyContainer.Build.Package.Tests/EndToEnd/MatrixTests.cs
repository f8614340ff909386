using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Every base with every kind of project, built and run: the table of what they cost is printed.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class MatrixTests(Sample sample, ITestOutputHelper output)
{
    private static readonly string[] _bases = ["distroless-cc", "distroless-python", "wolfi", "wolfi-python", "slim"];

    // A cold build takes no step from the cache, and the folders of cache mounts are empty.
    private const string Cold = """<ItemGroup Condition="'$(Cold)' == 'true'"><PyContainerExtraArgument Include="--no-cache" /></ItemGroup></Project>""";

    [EngineFact]
    public void Every_base_runs_every_kind_of_project()
    {
        output.WriteLine("| base | kind | MB | layers | cold s | nothing changed s | one line s | stopped in s |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (kind, project, source, edit, options) in Kinds())
        {
            using var repository = kind == "workspace member" ? Sample.Copy("workspace", "Shop.sln") : new TestRepository(sample.Repository.Folder);
            Prepare(repository, kind, project);
            // As the time of a commit: without one each image tells when it was built.
            repository.Variables["SOURCE_DATE_EPOCH"] = "1760000000";
            foreach (var word in _bases)
                output.WriteLine(Row(repository, word, kind, project, source, edit, options));
        }
    }

    private static IEnumerable<(string Kind, string Project, string Source, (string Find, string Replace) Edit, string[] Options)> Kinds()
    {
        const string Greeting = "src/greeter/greeting.py";
        yield return ("packaged", "greeter.csproj", Greeting, ("everybody", "everyone"), []);
        yield return ("plain", "greeter.csproj", Greeting, ("everybody", "everyone"), []);
        yield return ("workspace member", "services/orders/orders.csproj", "services/orders/src/orders/app.py", ("title=\"Orders\"", "title=\"Orders!\""), []);
        yield return ("pip", "greeter.csproj", Greeting, ("everybody", "everyone"), ["-p:PyContainerInstaller=pip"]);
    }

    private static void Prepare(TestRepository repository, string kind, string project)
    {
        repository.Write(project, File.ReadAllText(repository.PathOf(project)).Replace("</Project>", Cold, StringComparison.Ordinal));
        if (kind != "plain")
            return;
        var manifest = File.ReadAllText(repository.PathOf("pyproject.toml"));
        repository.Write("pyproject.toml", manifest[..manifest.IndexOf("[build-system]", StringComparison.Ordinal)] + "[tool.uv]\npackage = false\n");
        repository.Write("uv.lock", File.ReadAllText(repository.PathOf("uv.lock")).Replace("source = { editable = \".\" }", "source = { virtual = \".\" }", StringComparison.Ordinal));
    }

    private static string Row(TestRepository repository, string word, string kind, string project, string source, (string Find, string Replace) edit, string[] options)
    {
        var image = $"{Engine.Prefix}/matrix:{word}-{kind.Replace(' ', '-')}";
        BuildRun Publish(params string[] more) => Sample.Publish(repository, image, [project, $"-p:PyContainerBase={word}", "-getItem:GeneratedContainer", .. options, .. more]);

        var cold = Timed(Publish("-p:Cold=true"));
        var first = Id(image);
        var same = Timed(Publish());
        Assert.Equal(first, Id(image));
        var text = File.ReadAllText(repository.PathOf(source));
        Assert.Contains(edit.Find, text, StringComparison.Ordinal);
        repository.Write(source, text.Replace(edit.Find, edit.Replace, StringComparison.Ordinal));
        var line = Timed(Publish());
        repository.Write(source, text);

        // Packaged: the longest way. A build without cache gives the image of the first one.
        if (kind == "packaged")
        {
            Publish("-p:Cold=true").MustSucceed();
            Assert.Equal(first, Id(image));
            Publish().MustSucceed();
        }
        using var container = new HardenedContainer(image);
        Assert.Equal("""{"status":"ok"}""", container.Get("/healthz"));
        Assert.Equal("native", Engine.Docker(["run", "--rm", .. HardenedContainer.Options, "--network", "none", "--entrypoint", "/app/.venv/bin/python", image, "-c", "import pydantic_core._pydantic_core; print('native')"]));
        var watch = Stopwatch.StartNew();
        Engine.Docker("stop", container.Id);
        var stopped = watch.Elapsed.TotalSeconds;
        Assert.InRange(stopped, 0, 2);
        var layers = Engine.Docker("image", "inspect", "-f", "{{len .RootFS.Layers}}", image);
        var megabytes = long.Parse(Engine.Docker("image", "inspect", "-f", "{{.Size}}", image), CultureInfo.InvariantCulture) / 1e6;
        return string.Create(CultureInfo.InvariantCulture, $"| {word} | {kind} | {megabytes:0.0} | {layers} | {cold:0.0} | {same:0.0} | {line:0.0} | {stopped:0.00} |");
    }

    private static string Id(string image) => Engine.Docker("image", "inspect", "-f", "{{.Id}}", image);

    // What the publish says of its build: without the start of dotnet.
    private static double Timed(BuildRun publish) =>
        double.Parse(Output.Items(publish.MustSucceed(), "GeneratedContainer").Single()["Seconds"], CultureInfo.InvariantCulture);
}

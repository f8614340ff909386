using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>Every name at the top of a project ships, in both kinds of project and in the stage <c>build</c>, or is an error.</summary>
public sealed class AwkwardNamesTests
{
    private const string Package = "[project.scripts]\norders = \"orders:main\"\n[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";

    private static readonly string[] _names = ["my data", "größe", "日本", "a[b]", "!x", "#x", "a,b", "a=b", "it's", "$(id)", "${HOME}", "-x", "a&b;c|d", "<<x", "a\u00a0b", "😀", "a%b", "{x}", "~x"];

    [UnixTheory]
    [InlineData("")]
    [InlineData(Package)]
    public void A_folder_ships_whatever_its_name(string tables)
    {
        using var folder = new TempFolder().With([("pyproject.toml", Sample.Manifest(tables)), ("uv.lock", Sample.Lock + $"[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = {{ {(tables.Length > 0 ? "editable" : "virtual")} = \".\" }}\n"), ("src/orders/__init__.py", "def main(): pass\n"), ("src/orders/__main__.py", ""), .. _names.Select(name => (name + "/x.txt", "x")), ("a\"b*c?/x.txt", "x"), ("tests/x.py", "")]);
        var plan = Sample.Plan(folder, options => options with { EntryPoint = tables.Length > 0 ? null : new EntryPointRequest.ModuleProgram("orders") });
        string[] expected = [.. _names, "a\"b*c?"];
        Assert.Empty(expected.Except(plan.OwnSources.Select(entry => entry.Name)));

        var text = DockerfileWriter.Write(Recipe.Create(plan));
        var file = DockerfileReader.Parse(text, "/x/Dockerfile");
        RunMount[] mounts = [.. file.Stages.Single(stage => stage.Name == "app").Instructions.OfType<RunInstruction>().SelectMany(run => run.Mounts)];
        var root = tables.Length > 0 ? "/in/" : "/src/";
        Assert.All(expected, name => Assert.Contains(mounts, mount => mount.Target == root + name && mount["source"]!.TrimStart('/').Replace("context/", "", StringComparison.Ordinal) == name));
        // A name with signs of a pattern goes through a stage of its own.
        Assert.Equal(["!x", "a\"b*c?", "a[b]"], mounts.Where(mount => mount["from"] == "names").Select(mount => mount["source"]!["/context/".Length..]).Order(StringComparer.Ordinal));
        var copies = file.Stages.Single(stage => stage.Name == "build").Instructions.OfType<CopyInstruction>().Select(copy => copy.Destination.TrimEnd('/')).Select(path => path.StartsWith("/src/", StringComparison.Ordinal) ? path["/src/".Length..] : path).ToList();
        Assert.Empty(expected.Except(copies));

        var ignore = Files.IgnorePatterns.Parse(IgnoreFile.Create(plan.Files), "/x/.dockerignore");
        Assert.All(expected, name => Assert.False(ignore.Excludes(name + "/x.txt"), name));
        Assert.True(ignore.Excludes("other/x.txt"));
    }

    [UnixFact]
    public void So_does_a_file_in_a_member_with_such_a_name()
    {
        using var folder = new TempFolder().With(
            ("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"my packages/*\"]\n"),
            ("my packages/größe/pyproject.toml", Sample.Manifest("")), ("my packages/größe/main.py", ""), ("my packages/größe/a b.txt", "x"));
        var plan = Sample.Plan(folder, options => options with { PackageName = "orders", EntryPoint = new EntryPointRequest.ModuleProgram("main") });
        Assert.Contains("my packages/größe/a b.txt", plan.Files.Sources.Select(entry => entry.Name));
        Assert.Contains("'/src/my packages/größe'", DockerfileWriter.Write(Recipe.Create(plan)), StringComparison.Ordinal);
    }
}

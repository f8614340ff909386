using System.Text;
using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Every generated file as it was last reviewed. After a change that is meant: set PYCONTAINER_UPDATE_GOLDEN to 1, run these tests once,
/// and read the difference.
/// </summary>
public sealed class GoldenTests
{
    private const string Variable = "PYCONTAINER_UPDATE_GOLDEN";

    private static readonly string _folder = Repository.File("tests", "PyContainer.Build.Core.Tests", "Golden");
    private static readonly bool _isUpdating = Environment.GetEnvironmentVariable(Variable) == "1";

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void A_Dockerfile_is_the_reviewed_one(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        Compare($"{name}.{Word(kind)}.Dockerfile", DockerfileWriter.Write(Recipe.Create(GoldenProjects.Plan(folder, name, kind))));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void An_ignore_file_is_the_reviewed_one_on_every_base(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        Compare($"{name}.dockerignore", IgnoreFile.Create(GoldenProjects.Plan(folder, name, kind).Files));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void What_the_dependency_layer_is_made_from_is_the_reviewed_text_on_every_base(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        Compare($"{name}.closure", string.Concat(GoldenProjects.Plan(folder, name, kind).Closure.Select(file => $"--- {file.Path}\n{file.Text}")));
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var expected = GoldenProjects.Cases.Select(item => $"{item.Name}.{Word(item.Kind)}.Dockerfile").Concat(GoldenProjects.Names.SelectMany(name => new[] { $"{name}.closure", $"{name}.dockerignore" }));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static void Compare(string name, string actual)
    {
        var path = Path.Combine(_folder, name);
        if (_isUpdating)
            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(actual));
        Assert.True(File.Exists(path), $"Golden/{name} is missing. Set {Variable}=1, run the tests once, and review the file.");
        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), actual, ignoreLineEndingDifferences: false);
    }

    private static string Word(BaseKind kind) => kind switch
    {
        BaseKind.DistrolessCc => "distroless-cc",
        BaseKind.DistrolessPython => "distroless-python",
        BaseKind.Wolfi => "wolfi",
        BaseKind.WolfiPython => "wolfi-python",
        BaseKind.Slim => "slim",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a base without a word for its golden files"),
    };
}

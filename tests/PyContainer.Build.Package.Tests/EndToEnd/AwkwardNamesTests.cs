namespace PyContainer.Build;

/// <summary>Names with blanks, letters of other scripts, quotes and signs of patterns ship, as they are.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class AwkwardNamesTests
{
    private static readonly string[] _names = ["my data", "größe", "日本", "a[b]", "!x", "#x", "a,b", "it's", "$(id)", "<<x", "a=\"b\""];

    private static string Ask(string root) => $"import os; print('|'.join(sorted(n for n in os.listdir('{root}') if os.path.isfile('{root}/' + n + '/ü x.txt') or n.endswith('.cfg'))))";

    [EngineFact]
    public void A_plain_project_ships_them()
    {
        using var repository = Create("plain", isPackage: false);
        var image = $"{Engine.Prefix}/names:plain";
        Sample.Publish(repository, image).MustSucceed();
        Assert.Equal(Expected("a [1].cfg"), Python(image, Ask("/app")));
    }

    [EngineFact]
    public void The_stage_build_of_a_package_has_them() => BuildHasThem(isPackage: true);

    [EngineFact]
    public void The_stage_build_of_a_plain_project_has_them() => BuildHasThem(isPackage: false);

    private static void BuildHasThem(bool isPackage)
    {
        using var repository = Create("staged", isPackage);
        var image = $"{Engine.Prefix}/names:build-{(isPackage ? "package" : "plain")}";
        Sample.Publish(repository, image, "-p:PyContainerTarget=build").MustSucceed();
        Assert.Equal(isPackage ? Expected() : Expected("a [1].cfg"), Python(image, Ask("/src")));
    }

    [EngineFact]
    public void A_package_is_built_beside_them_and_ships_those_inside()
    {
        using var repository = Create("packaged", isPackage: true);
        foreach (var name in _names)
            repository.Write($"src/greeter/{name}/ü x.txt", "x");
        var image = $"{Engine.Prefix}/names:package";
        Sample.Publish(repository, image).MustSucceed();
        Assert.Equal(Expected(), Python(image, "import greeter, os; root = os.path.dirname(greeter.__file__); " + Ask("X").Replace("'X'", "root", StringComparison.Ordinal).Replace("'X/'", "root + '/'", StringComparison.Ordinal)));
    }

    private static string Expected(params string[] files) => string.Join('|', _names.Concat(files).Order(StringComparer.Ordinal));

    private static string Python(string image, string program) => Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c", program);

    private static TestRepository Create(string name, bool isPackage)
    {
        var repository = Sample.Copy("fastapi");
        if (!isPackage)
        {
            repository.Write("pyproject.toml", File.ReadAllText(repository.PathOf("pyproject.toml")).Split("[build-system]")[0]);
            repository.Write("uv.lock", File.ReadAllText(repository.PathOf("uv.lock")).Replace("source = { editable = \".\" }", "source = { virtual = \".\" }", StringComparison.Ordinal));
        }
        foreach (var each in _names)
            repository.Write($"{each}/ü x.txt", name);
        repository.Write("a [1].cfg", "x");
        return repository;
    }
}

using System.Text.RegularExpressions;

namespace PyContainer.Build;

/// <summary>
/// A copy of samples/fastapi, .NET side and all, in an empty folder with the packed package; published once for all tests that look
/// at its image.
/// </summary>
public sealed partial class Sample : IDisposable
{
    private readonly Lazy<BuildRun> _publish;
    private TestRepository? _repository;

    /// <summary>Publishes on first use.</summary>
    public Sample() => _publish = new(() => Publish(Repository, Image).MustSucceed());

    /// <summary>The repository; a test that changes it takes a copy.</summary>
    public TestRepository Repository => _repository ??= Create();

    /// <summary>The name of the published image; asking for it publishes.</summary>
    public string Published
    {
        get
        {
            _ = _publish.Value;
            return Image;
        }
    }

    private static string Image => $"{Engine.Prefix}/greeter:1.0.0";

    /// <summary>Publishes an image of a service with the real docker.</summary>
    /// <param name="repository">The service's repository, restored.</param>
    /// <param name="image">Its name and tag.</param>
    /// <param name="options">More arguments.</param>
    public static BuildRun Publish(TestRepository repository, string image, params string[] options)
    {
        return Run(repository, ["publish", "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerPath=docker",
            $"-p:ContainerRepository={image.Split(':')[0]}", $"-p:ContainerImageTag={image.Split(':')[1]}", .. options]);
    }

    /// <summary>Runs <c>dotnet</c> with what this machine's engine needs to build images.</summary>
    public static BuildRun Run(TestRepository repository, params string[] arguments)
    {
        Announce(repository);
        return repository.Dotnet(arguments);
    }

    /// <summary>The same in a network namespace.</summary>
    public static BuildRun RunIn(string network, TestRepository repository, params string[] arguments)
    {
        Announce(repository);
        var (command, binaryLog) = repository.Command("", arguments);
        command.StartInfo.ArgumentList.Insert(0, $"--net={network}");
        command.StartInfo.ArgumentList.Insert(1, command.StartInfo.FileName);
        command.StartInfo.FileName = "nsenter";
        return new BuildRun(command.Run(), binaryLog);
    }

    /// <summary>Sets the variables that this machine's engine needs.</summary>
    public static void Announce(TestRepository repository)
    {
        if (Tier.IsStandIns)
        {
            // As a company announces its own network: its build properties and its proxy.
            repository.Variables["CustomAfterDirectoryBuildProps"] = Tier.Variable("PYCONTAINER_TEST_SITE_PROPS");
            repository.Variables.TryAdd("HTTPS_PROXY", Tier.Variable("PYCONTAINER_TEST_PROXY"));
        }
    }

    /// <summary>A copy of the sample whose project has another name, so that it shares no cache of uv's with any other.</summary>
    public TestRepository Renamed(string name)
    {
        var copy = new TestRepository(Repository.Folder);
        foreach (var file in new[] { "pyproject.toml", "uv.lock" })
            copy.Write(file, File.ReadAllText(copy.PathOf(file)).Replace("name = \"greeter\"", $"name = \"{name}\"", StringComparison.Ordinal));
        Directory.Move(copy.PathOf("src/greeter"), copy.PathOf($"src/{name.Replace('-', '_')}"));
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _repository?.Dispose();
        if (Tier.ReasonWithoutEngine is null)
            Engine.RemoveImages();
    }

    private static TestRepository Create() => Copy("fastapi");

    /// <summary>A copy of one of the samples in an empty folder, with the packed package, restored.</summary>
    public static TestRepository Copy(string name, string project = "")
    {
        var repository = new TestRepository();
        var nuget = File.ReadAllText(repository.PathOf("NuGet.config"));
        var sample = Path.Combine(TestAssets.RepositoryRoot(), "samples", name);
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(sample, file);
            if (!path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "__pycache__" || (part.StartsWith('.') && part != ".python-version")))
                repository.Write(path, File.ReadAllText(file));
        }
        repository.Write("NuGet.config", nuget);
        repository.Write("Directory.Packages.props", OwnVersion().Replace(File.ReadAllText(repository.PathOf("Directory.Packages.props")), "${1}" + PackedPackage.Instance.Version + "\""));
        repository.Dotnet(project.Length == 0 ? ["restore"] : ["restore", project]).MustSucceed();
        return repository;
    }

    [GeneratedRegex("""(Include="PyContainer\.Build"\sVersion=")[^"]*""" + "\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnVersion();
}

/// <summary>Tests of the engine run one after the other and after all others: they measure time.</summary>
[CollectionDefinition("engine", DisableParallelization = true)]
public sealed class EngineTests : ICollectionFixture<Sample>;

using System.Text;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>
/// What code of packages and back ends sees while an image is built: no secret, no certificate of a company, no proxy. Each spy is shown to
/// have run.
/// </summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class ForeignCodeTests(Sample sample, ITestOutputHelper output)
{
    private readonly string _password = "pw" + Guid.NewGuid().ToString("N");
    private readonly string _proxyPassword = "px" + Guid.NewGuid().ToString("N");

    [StandInTheory]
    [InlineData("uv", "prod")]
    [InlineData("uv", "build")]
    [InlineData("pip", "build")]
    public void A_pth_file_of_a_dependency_finds_nothing(string installer, string stage)
    {
        using var wheel = new SpyWheel();
        using var index = Index(wheel.Folder);
        using var repository = Project($"pth-{installer}-{stage}", index);
        wheel.Lock(repository);
        var image = $"{Engine.Prefix}/spied-{installer}:{stage}";
        Publish(repository, index, image, $"-p:PyContainerTarget={stage}", $"-p:PyContainerInstaller={installer}", "-p:PyContainerBase=slim").MustSucceed();
        using var saved = new SavedImage(image);
        Assert.True(saved.AnyLayer(bytes => bytes.IndexOf(Bytes(SpyWheel.NoSecrets)) >= 0), "the spy did not run");
        Assert.False(saved.AnyLayer(bytes => bytes.IndexOf(Bytes(SpyWheel.SomeSecrets)) >= 0), "a step that runs code of packages has a build secret");
        AssertNothing(saved);
    }

    [StandInFact]
    public void A_check_finds_nothing_either()
    {
        using var wheel = new SpyWheel();
        using var index = Index(wheel.Folder);
        using var repository = Project("pth-check", index);
        wheel.Lock(repository);
        repository.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <PyContainerTestCommand Include="spy" Command="python -c 'import os; print(&quot;SPY-ENVIRONMENT&quot;, dict(os.environ), os.path.isdir(&quot;/run/secrets&quot;) and os.listdir(&quot;/run/secrets&quot;))'" Network="default" />
              </ItemGroup>
            </Project>
            """);
        Sample.Run(repository, "build", "--no-restore", "-t:PyContainerTest", "-p:PyContainerDockerPath=docker", $"-p:PyContainerCaCertificate={index.Certificate}").MustSucceed();
        var told = File.ReadAllText(Directory.GetFiles(repository.PathOf("TestResults"), "output.txt", SearchOption.AllDirectories).Single(file => Path.GetFileName(Path.GetDirectoryName(file)) == "spy"));
        Assert.Contains("SPY-ENVIRONMENT", told, StringComparison.Ordinal);
        Assert.EndsWith("False\n", told, StringComparison.Ordinal);
        Assert.False(Search().Exists(search => search.Below(repository.PathOf("TestResults")).Any() || search.Below(repository.PathOf("obj")).Any()));
    }

    // A back end in the project's own folder (PEP 517, backend-path) that puts what it sees into the wheel.
    [StandInTheory]
    [InlineData("uv")]
    [InlineData("pip")]
    public void A_build_back_end_finds_nothing(string installer)
    {
        using var index = Index(StandInIndex.Wheels);
        using var repository = Project($"spy-back-end-{installer}", index);
        var name = Path.GetFileName(Directory.GetDirectories(repository.PathOf("src"))[0]);
        repository.Write("pyproject.toml", File.ReadAllText(repository.PathOf("pyproject.toml"))
            .Replace("requires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"", "requires = []\nbuild-backend = \"spy\"\nbackend-path = [\".\"]", StringComparison.Ordinal));
        repository.Write("spy.py", BackEnd.Replace("NAME", name, StringComparison.Ordinal));
        var image = $"{Engine.Prefix}/spy-back-end:{installer}";
        Publish(repository, index, image, $"-p:PyContainerInstaller={installer}", "-p:PyContainerBase=slim", $"-p:PyContainerEntryPoint={name}.app:app").MustSucceed();
        using var saved = new SavedImage(image);
        Assert.True(saved.AnyLayer(bytes => bytes.IndexOf(Bytes(SpyWheel.NoSecrets)) >= 0), "the back end did not run");
        AssertNothing(saved);
    }

    [StandInFact]
    public void A_recipe_that_compiles_while_it_fetches_is_found_by_the_search_of_the_full_verification()
    {
        using var wheel = new SpyWheel();
        using var index = Index(wheel.Folder);
        using var repository = Project("broken-recipe", index);
        wheel.Lock(repository);
        Publish(repository, index, $"{Engine.Prefix}/broken-recipe:1").MustSucceed();
        var generated = File.ReadAllText(Directory.GetFiles(repository.PathOf("obj"), "Dockerfile", SearchOption.AllDirectories).Single());
        repository.Write("own.Dockerfile", generated.Replace("--no-compile-bytecode", "--compile-bytecode", StringComparison.Ordinal));
        File.Copy(Directory.GetFiles(repository.PathOf("obj"), "Dockerfile.dockerignore", SearchOption.AllDirectories).Single(), repository.PathOf("own.Dockerfile.dockerignore"));
        repository.Write("Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <PyContainerHardeningRule Include="HARD-03" Severity="warning" Reason="stand-ins have no digest" />
              </ItemGroup>
            </Project>
            """);
        var run = Publish(repository, index, $"{Engine.Prefix}/broken-recipe:2", "-p:PyContainerDockerfile=own.Dockerfile", "-p:PyContainerVerify=full");
        Assert.Contains(run.Errors, error => error.Code == "PYC4029" && error.Message!.Contains("UV_INDEX_ACME_PASSWORD", StringComparison.Ordinal));
        Assert.DoesNotContain(_password, run.Result.Output, StringComparison.Ordinal);
        using var saved = new SavedImage($"{Engine.Prefix}/broken-recipe:2");
        Assert.True(saved.AnyLayer(Search()[0].IsIn), "the broken recipe was meant to leak");
        output.WriteLine(run.Errors.First(error => error.Code == "PYC4029").Message);
    }

    private const string BackEnd = """
        import os, zipfile
        def note():
            folder = '/run/secrets'
            names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
            return f"SPY-SECRETS:{names} SPY-ENVIRONMENT:{dict(os.environ)} {[open(folder + '/' + name).read() for name in names]}\n"
        def build_wheel(folder, settings=None, metadata=None):
            info, name = 'NAME-1.0.0.dist-info', 'NAME-1.0.0-py3-none-any.whl'
            files = {
                'NAME/__init__.py': '', 'NAME/spied.txt': note(), 'NAME/app.py': open('src/NAME/app.py').read(),
                f'{info}/METADATA': 'Metadata-Version: 2.1\nName: NAME\nVersion: 1.0.0\n', f'{info}/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
            }
            files[f'{info}/RECORD'] = ''.join(f'{path},,\n' for path in [*files, f'{info}/RECORD'])
            with zipfile.ZipFile(f'{folder}/{name}', 'w') as wheel:
                for path, text in files.items(): wheel.writestr(path, text)
            return name
        build_editable = build_wheel
        def build_sdist(folder, settings=None): raise NotImplementedError
        """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private List<SecretSearch> Search() => [new(_password), new(_proxyPassword)];

    private void AssertNothing(SavedImage saved)
    {
        foreach (var search in Search())
            Assert.False(saved.AnyLayer(search.IsIn) || saved.Any(search.IsIn), "a secret is in the image");
    }

    private StandInIndex Index(string wheels) => new(["--private", $"{PrivateProject.Host}=alice:{_password}"], wheels);

    private TestRepository Project(string name, StandInIndex index)
    {
        var repository = PrivateProject.Create(sample, $"{name}-run{Environment.ProcessId}", isKnown: true);
        (repository.Variables["UV_INDEX_ACME_USERNAME"], repository.Variables["UV_INDEX_ACME_PASSWORD"]) = ("alice", _password);
        // A proxy with a password: the stand-in asks for none, and whoever has the value has the password.
        repository.Variables["HTTPS_PROXY"] = index.Proxy.Replace("http://", $"http://user:{_proxyPassword}@", StringComparison.Ordinal);
        return repository;
    }

    private static BuildRun Publish(TestRepository repository, StandInIndex index, string image, params string[] options) =>
        Sample.Publish(repository, image, [$"-p:PyContainerCaCertificate={index.Certificate}", .. options]);
}

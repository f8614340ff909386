using System.Formats.Tar;
using System.Text;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>
/// An index that demands a password gets it, and nobody else does. Each search is proven on the way by a word that was put where the
/// password must not be: in a label, a file, what a step prints.
/// </summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class SecretTests(Sample sample, ITestOutputHelper output) : IDisposable
{
    private readonly string _core = "pw" + Guid.NewGuid().ToString("N");
    private readonly string _canary = "canary" + Guid.NewGuid().ToString("N");
    private readonly string _outside = Directory.CreateTempSubdirectory("pycontainer-person-").FullName;

    // Signs that addresses, shells and formats of files have a meaning for.
    private string Password => $"{_core}/+%:@ $x";

    [StandInTheory]
    [InlineData("environment")]
    [InlineData("netrc")]
    [InlineData("keyring")]
    public void A_password_reaches_the_index_and_is_in_nothing_that_a_publish_leaves(string source)
    {
        using var index = new StandInIndex(["--private", $"{PrivateProject.Host}=alice:{Password}"]);
        using var repository = Project($"{source}-secret", index);
        Give(repository, source);
        // Even the log that takes down the whole environment has nothing of what is in no environment.
        repository.Variables["MSBUILDLOGALLENVIRONMENTVARIABLES"] = source == "environment" ? null : "1";
        using var calls = new RecordedCalls();
        var image = $"{Engine.Prefix}/{source}-secret:1";
        var run = Publish(repository, index, calls, image, "-v:detailed", "-p:PyContainerProvenance=max", "-p:PyContainerArchiveFormat=oci", "-p:ContainerArchiveOutputPath=out/image.tar").MustSucceed();

        using var saved = new SavedImage(image);
        var places = Places(repository, image, saved, run, calls);
        AssertNowhereBut(places, repository);
        Assert.Contains("slsa.dev/provenance", string.Concat(Blobs(repository.PathOf("out/image.tar"))), StringComparison.Ordinal);
        output.WriteLine($"{source}: {run.Result.Time.TotalSeconds:0.0} s, {calls.Count} command lines, searched {string.Join(", ", places.Select(place => place.Name))}");
    }

    [StandInFact]
    public void The_stage_for_developers_and_pip_keep_it_to_themselves_too()
    {
        using var index = new StandInIndex(["--private", $"{PrivateProject.Host}=alice:{Password}"]);
        using var repository = Project("pip-secret", index);
        Give(repository, "netrc");
        using var calls = new RecordedCalls();
        foreach (var (tag, options) in new[] { ("build", new[] { "-p:PyContainerTarget=build" }), ("pip", ["-p:PyContainerInstaller=pip", "-p:PyContainerBase=slim"]) })
        {
            var image = $"{Engine.Prefix}/other-secret:{tag}";
            var run = Publish(repository, index, calls, image, ["-v:detailed", .. options]).MustSucceed();
            using var saved = new SavedImage(image);
            AssertNowhereBut(Places(repository, image, saved, run, calls), repository);
            Assert.Contains(saved.Entries, entry => entry.Path.Contains("site-packages/acme_greetings/", StringComparison.Ordinal));
        }
    }

    [StandInFact]
    public void Without_credentials_nothing_is_built_and_all_places_are_named()
    {
        using var index = new StandInIndex(["--private", $"{PrivateProject.Host}=alice:{Password}"]);
        using var repository = Project("no-secret", index);
        using var calls = new RecordedCalls();
        var run = Publish(repository, index, calls, $"{Engine.Prefix}/no-secret:1").MustFailWith("PYC2052");
        Assert.Contains("UV_INDEX_ACME_USERNAME", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Messages, message => message.Contains(" buildx build ", StringComparison.Ordinal));

        // What MSBuild takes down when it is told to take down everything is told in the chapter about secrets; here it shows that the search of a log finds.
        Give(repository, "environment");
        repository.Variables["MSBUILDLOGALLENVIRONMENTVARIABLES"] = "1";
        var told = Sample.Run(repository, "build", "--no-restore", "-t:PyContainerInfo", "-p:PyContainerDockerPath=docker").MustSucceed();
        Assert.True(new SecretSearch(_core).IsInBinaryLog(told.BinaryLog));
        Assert.False(new SecretSearch(_core).IsIn(told.Result.Output));
        Assert.Empty(new SecretSearch(_core).Below(repository.PathOf("obj")));
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    private static IEnumerable<string> Blobs(string archive)
    {
        using var reader = new TarReader(File.OpenRead(archive));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry is { DataStream: { } data, Length: < 1 << 20 })
                yield return new StreamReader(data, Encoding.Latin1).ReadToEnd();
        }
    }

    private static BuildRun Publish(TestRepository repository, StandInIndex index, RecordedCalls calls, string image, params string[] options) => Sample.Run(repository,
        ["publish", "--no-restore", "-p:PublishContainer=true", $"-p:PyContainerDockerPath={calls.Docker}", $"-p:ContainerRepository={image.Split(':')[0]}", $"-p:ContainerImageTag={image.Split(':')[1]}",
            $"-p:PyContainerCaCertificate={index.Certificate}", .. options]);

    private TestRepository Project(string name, StandInIndex index)
    {
        var repository = PrivateProject.Create(sample, $"{name}-run{Environment.ProcessId}", isKnown: true);
        repository.Variables["HTTPS_PROXY"] = index.Proxy;
        repository.Variables["HOME"] = _outside;
        repository.Variables["DOTNET_CLI_HOME"] = Environment.GetEnvironmentVariable("HOME");
        var package = Directory.GetDirectories(repository.PathOf("src"))[0];
        File.WriteAllText(Path.Combine(package, "canary.py"), $"WORDS = '{Convert.ToBase64String(Encoding.ASCII.GetBytes("x" + _canary))}'\n");
        repository.Write("Directory.Build.targets", $"""
            <Project>
              <ItemGroup>
                <ContainerLabel Include="canary" Value="{_canary}" />
                <PyContainerBuildCommand Include="tell" Command="python -c 'print(&quot;{_canary}&quot;)'" Condition="'$(PyContainerInstaller)' != 'pip'" />
              </ItemGroup>
            </Project>
            """);
        return repository;
    }

    private void Give(TestRepository repository, string source)
    {
        switch (source)
        {
            case "environment":
                (repository.Variables["UV_INDEX_ACME_USERNAME"], repository.Variables["UV_INDEX_ACME_PASSWORD"]) = ("alice", Password);
                break;
            case "netrc":
                File.WriteAllText(Path.Combine(_outside, ".netrc"), $"# mine\nmachine {PrivateProject.Host}\n  login alice\n  password \"{Password}\"\n");
                break;
            default:
                Script.Write(Path.Combine(_outside, "keyring"), $"[ \"$*\" = 'get {PrivateProject.Host} --mode creds' ] || exit 1\nprintf '%s\\n' alice '{Password}'");
                repository.Variables["PATH"] = $"{_outside}:{Environment.GetEnvironmentVariable("PATH")}";
                repository.Variables["PyContainerKeyringProvider"] = "subprocess";
                break;
        }
    }

    // Each place, and whether it holds a word.
    private static List<(string Name, Func<SecretSearch, bool> Holds)> Places(TestRepository repository, string image, SavedImage saved, BuildRun run, RecordedCalls calls) =>
    [
        ("the saved image", word => saved.Any(word.IsIn)),
        ("its layers", word => saved.AnyLayer(word.IsIn)),
        ("the config and the history", word => word.IsIn(Engine.Docker("image", "inspect", image)) || word.IsIn(Engine.Docker("image", "history", "--no-trunc", image))),
        ("the log of the build", word => word.IsIn(File.ReadAllText(Directory.GetFiles(repository.PathOf("obj"), "build.log", SearchOption.AllDirectories).Single()))),
        ("all of obj", word => word.Below(repository.PathOf("obj")).Any()),
        ("the console", word => word.IsIn(run.Result.Output)),
        ("the binary log", word => word.IsInBinaryLog(run.BinaryLog)),
        ("the calls and the command lines", word => word.IsIn(calls.Text)),
        .. !File.Exists(repository.PathOf("out/image.tar")) ? Array.Empty<(string, Func<SecretSearch, bool>)>() : [("the archive with the account of the build", word => word.InArchive(repository.PathOf("out/image.tar")).Any())],
    ];

    private void AssertNowhereBut(List<(string Name, Func<SecretSearch, bool> Holds)> places, TestRepository repository)
    {
        var (secret, canary) = (new SecretSearch(_core), new SecretSearch(_canary));
        Assert.Empty(places.Where(place => place.Holds(secret)).Select(place => place.Name));
        Assert.Empty(places.Where(place => !place.Holds(canary)).Select(place => place.Name));
        // A log of the environment alone may have it, where everything is taken down.
        Assert.DoesNotContain(secret.Below(repository.Folder), file => !file.EndsWith(".binlog", StringComparison.Ordinal));
    }
}

using System.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Publishes of hostile projects with the real engine: each ends in an image or a coded error, and nothing beside it is touched or told.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class HostileSourcesTests(Sample sample, ITestOutputHelper output)
{
    private const string Secret = "guard-content-4711";
    private const int TreesEach = 10;

    [StandInTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_hostile_project_becomes_an_image_or_a_coded_error(int part)
    {
        using var bystander = Process.Start("sleep", ["3600"]);
        var ends = new List<string>();
        try
        {
            for (var seed = part * TreesEach; seed < (part + 1) * TreesEach; seed++)
                ends.Add(End(seed, bystander));
        }
        finally
        {
            Assert.False(bystander.HasExited, "a process that has nothing to do with it was ended");
            bystander.Kill();
        }
        output.WriteLine(string.Join('\n', ends));
        Assert.Contains(ends, end => end.EndsWith("image", StringComparison.Ordinal));
        Assert.Contains(ends, end => end.Contains("PYC", StringComparison.Ordinal));
    }

    private string End(int seed, Process bystander)
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var project = repository.PathOf("project");
        Directory.CreateDirectory(project);
        foreach (var file in Directory.GetFiles(repository.Folder).Where(file => Path.GetFileName(file) is "Directory.Packages.props" or "NuGet.config" or "Directory.Build.props" or "Directory.Build.targets" or "greeter.csproj"))
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)));
        repository.Write("guard/secret.txt", Secret);
        repository.Write("project/main.py", "print('hello')\n");
        repository.Write("project/pyproject.toml", "[project]\nname = \"main\"\nversion = \"1\"\nrequires-python = \">=3.12\"\n");
        repository.Write("project/uv.lock", "version = 1\nrevision = 3\nrequires-python = \">=3.12\"\n\n[[package]]\nname = \"main\"\nversion = \"1\"\nsource = { virtual = \".\" }\n");
        repository.DotnetIn("project", "restore").MustSucceed();
        new HostileSources(seed, project).Make(bystander.Id);
        var guard = Guard(repository);
        Sample.Announce(repository);
        var image = $"{Engine.Prefix}/hostile:{seed}";
        var run = repository.DotnetIn("project", "publish", "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerPath=docker", "-p:PyContainerBase=slim", "-p:PyContainerPythonVersion=3.13", "-c", "Debug",
            "-p:PyContainerEntryPoint=\"-m main\"", $"-p:ContainerRepository={image.Split(':')[0]}", $"-p:ContainerImageTag={seed}");
        Assert.True(guard == Guard(repository), $"seed {seed}: something beside the project changed");
        Assert.False(bystander.HasExited, $"seed {seed}: a process was ended");
        Assert.DoesNotContain(Secret, run.Result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MSB4018", run.Result.Output, StringComparison.Ordinal);
        if (run.Result.ExitCode == 0)
        {
            using var saved = new SavedImage(image);
            Assert.False(saved.AnyLayer(new SecretSearch(Secret).IsIn), $"seed {seed}: what lies beside the project is in the image");
            return $"{seed}: image";
        }
        Assert.All(run.Errors, error => Assert.StartsWith("PYC", error.Code, StringComparison.Ordinal));
        Assert.NotEmpty(run.Errors);
        return $"{seed}: {string.Join(", ", run.Errors.Select(error => error.Code).Distinct())} {run.Errors[0].Message}";
    }

    private static string Guard(TestRepository repository) => string.Join('\n', Directory.EnumerateFileSystemEntries(repository.PathOf("guard"), "*", SearchOption.AllDirectories)
        .Append("/etc/hostname").Order(StringComparer.Ordinal).Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {File.Exists(path)}"));
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PyContainer.Build;

/// <summary>A check is foreign code in a container. What it leaves is data: nothing of it is followed, believed or deleted by on this machine.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class HostileChecksTests(Sample sample) : IDisposable
{
    private const string Secret = "only-this-machine-knows-it";

    private readonly string _guard = Directory.CreateTempSubdirectory("pycontainer-guard-").FullName;

    [EngineFact]
    public void A_link_to_a_file_of_this_machine_is_not_printed_and_not_delivered()
    {
        var secret = Write("secret.txt", Secret + "\n");
        using var repository = Hostile($"""
            import os, sys
            folder = '/tmp/results/hostile'
            os.remove(folder + '/output.txt')
            os.symlink({Literal(secret)}, folder + '/output.txt')
            os.symlink({Literal(secret)}, folder + '/copy.txt')
            sys.exit(3)
            """);
        var run = Check(repository);
        Assert.Contains("PYC3645", run.ErrorCodes);
        Assert.DoesNotContain(Secret, run.Result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Messages, message => message.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Files(repository.PathOf("TestResults")), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(run.Warnings, warning => warning.Code == "PYC3606");
    }

    [EngineFact]
    public void A_record_of_a_process_that_a_check_leaves_ends_no_process()
    {
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["300"]))!;
        try
        {
            var record = string.Create(CultureInfo.InvariantCulture, $"{stranger.Id} {stranger.StartTime.ToUniversalTime().Ticks}");
            using var repository = Hostile($"""
                import os
                for name in ['build.log.process', 'x.process', 'buildx', '.run/buildx', 'test/.run/buildx']:
                    path = '/tmp/results/hostile/' + name
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    open(path, 'w').write({Literal(record)} + ('' if name.endswith('.process') else ' /bin/sleep'))
                """);
            Check(repository).MustSucceed();
            Next(repository).MustSucceed();
            Assert.False(stranger.WaitForExit(500), "the next target ended a process of this machine");
        }
        finally
        {
            stranger.Kill();
        }
    }

    [EngineFact]
    public void A_link_to_a_folder_of_this_machine_deletes_and_delivers_nothing_there()
    {
        string[] names = ["mine.new", ".tmp-mine", "verify.tar", "Dockerfile.new", ".tmp-metadata.json1", "deep/verify.tar"];
        foreach (var name in names)
            Write(name, Secret);
        using var repository = Hostile($"""
            import os
            os.symlink({Literal(_guard)}, '/tmp/results/hostile/folder')
            """);
        Check(repository).MustSucceed();
        Next(repository).MustSucceed();
        Check(repository).MustSucceed();
        Assert.Equal(names.Order(StringComparer.Ordinal), Files(_guard).Select(file => Path.GetRelativePath(_guard, file)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Files(repository.PathOf("TestResults")), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
    }

    [EngineFact]
    public void Links_to_the_folder_itself_and_special_files_hold_nobody_up()
    {
        using var repository = Hostile("""
            import os
            folder = '/tmp/results/hostile/'
            for name in 'abcdefgh':
                os.symlink('.', folder + name)
            os.symlink('/', folder + 'root')
            os.mkfifo(folder + 'junit.xml')
            os.mkfifo(folder + 'fifo')
            """);
        Check(repository).MustSucceed();
        var next = Next(repository).MustSucceed();
        Assert.True(next.Result.Time < TimeSpan.FromMinutes(1), next.Result.Time.ToString());
        Assert.Equal(["output.txt", "result.json"], Files(repository.PathOf("TestResults/greeter/hostile")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void What_a_check_prints_is_bounded_and_commands_nothing()
    {
        using var repository = Hostile("""
            import sys
            print('::add-mask::x')
            print('##vso[task.setvariable variable=x]y')
            print('a\u202eb\x1b]0;title\x07c\x08')
            print('x' * 1000000)
            sys.exit(1)
            """);
        var run = Check(repository);
        Assert.Contains("PYC3645", run.ErrorCodes);
        var lines = run.Result.StandardOutput.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 3000));
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##vso[", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Result.StandardOutput, character => character is '\u202e' or '\x07' or '\x08');
    }

    public void Dispose() => Directory.Delete(_guard, recursive: true);

    private TestRepository Hostile(string program)
    {
        var repository = new TestRepository(sample.Repository.Folder);
        repository.Write("tests/hostile.py", program);
        var project = repository.PathOf("greeter.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("<ItemGroup>", """
            <ItemGroup>
              <PyContainerTestCommand Include="hostile" Command="python tests/hostile.py" Report="junit.xml" />
            """, StringComparison.Ordinal));
        return repository;
    }

    private static BuildRun Check(TestRepository repository) => Sample.Run(repository, "build", "--no-restore", "-t:PyContainerTest", "-p:PyContainerDockerPath=docker");

    private static BuildRun Next(TestRepository repository) => Sample.Run(repository, "build", "--no-restore", "-t:PyContainerGenerateDockerfile");

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })];

    private static string Literal(string text) => JsonSerializer.Serialize(text);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_guard, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

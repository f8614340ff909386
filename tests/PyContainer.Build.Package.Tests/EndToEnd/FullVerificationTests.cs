using System.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>The files of finished images, held against the rules: <c>PyContainerVerify=full</c>.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class FullVerificationTests(Sample sample, ITestOutputHelper output)
{
    [EngineFact]
    public void Every_base_keeps_every_critical_and_every_high_rule()
    {
        foreach (var word in new[] { "distroless-cc", "distroless-python", "wolfi", "wolfi-python", "slim" })
        {
            using var repository = new TestRepository(sample.Repository.Folder);
            var watch = Stopwatch.StartNew();
            var run = Sample.Publish(repository, $"{Engine.Prefix}/full:{word}", $"-p:PyContainerBase={word}", "-p:PyContainerVerify=full").MustSucceed();
            output.WriteLine($"{word}: {watch.Elapsed.TotalSeconds:0.0} s");
            foreach (var message in run.Messages.Where(message => message.StartsWith("HARD-", StringComparison.Ordinal)))
                output.WriteLine("  " + message);
            Assert.Contains(run.Messages, message => message.Contains(" image save ", StringComparison.Ordinal));
            Assert.Empty(run.Warnings.Where(warning => warning.Code?.StartsWith("PYC4", StringComparison.Ordinal) == true).Select(warning => warning.Message));
            Assert.Empty(Directory.EnumerateFiles(repository.Folder, "verify.tar*", SearchOption.AllDirectories));
        }
    }

    [EngineFact]
    public void A_Dockerfile_of_ones_own_is_held_against_what_came_of_it()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        repository.Write("settings.txt", "TOKEN=hunter2\n");
        repository.Write("empty.txt", "");
        var open = repository.Write("open.txt", "x");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(open, (UnixFileMode)0b110_110_110);
        var file = repository.Write("Own.Dockerfile",
            "FROM scratch AS prod\nCOPY settings.txt /app/.env\nCOPY empty.txt /app/.env\nCOPY open.txt /usr/bin/\nCOPY pyproject.toml /app/Dockerfile\nUSER 65532:65532\nENTRYPOINT [\"/app/greeter\"]\n");

        var config = Sample.Publish(repository, $"{Engine.Prefix}/own:config", "-p:PyContainerDockerfile=Own.Dockerfile").MustSucceed();
        Assert.DoesNotContain(config.Warnings, warning => warning.Code == "PYC4049");
        var full = Sample.Publish(repository, $"{Engine.Prefix}/own:full", "-p:PyContainerDockerfile=Own.Dockerfile", "-p:PyContainerVerify=full").MustFailWith("PYC4029", "PYC4057");

        Assert.All(full.Errors, error => Assert.Equal(file, error.File));
        Assert.Contains("'/app/.env' looks like a secret, in layer 1; a later layer only hides it", full.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("'/app/greeter' starts, and is not there", full.Errors[1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(full.Messages, message => message.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains(full.Warnings, warning => warning.Code == "PYC4038");
        Assert.Contains(full.Messages, message => message.Contains("'/app/Dockerfile' is for builds", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Contains(full.Warnings, warning => warning.Code == "PYC4049" && warning.Message!.Contains("'/usr/bin/open.txt'", StringComparison.Ordinal));
        Assert.DoesNotContain("DeliverContainerImage", full.OwnTasks);
        Assert.Empty(Directory.EnumerateFiles(repository.Folder, "verify.tar*", SearchOption.AllDirectories));
    }
}

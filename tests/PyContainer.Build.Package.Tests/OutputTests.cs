using System.Text.Json;

namespace PyContainer.Build;

/// <summary>Reads what <c>-getItem</c> prints.</summary>
internal static class Output
{
    /// <summary>The items of a name, each as its metadata.</summary>
    internal static List<Dictionary<string, string>> Items(BuildRun run, string name)
    {
        using var document = JsonDocument.Parse(run.Result.StandardOutput);
        return [.. document.RootElement.GetProperty("Items").GetProperty(name).EnumerateArray()
            .Select(item => item.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString() ?? "", StringComparer.Ordinal))];
    }

    /// <summary>A property that was asked for beside items.</summary>
    internal static string? Property(BuildRun run, string name)
    {
        using var document = JsonDocument.Parse(run.Result.StandardOutput);
        return document.RootElement.GetProperty("Properties").GetProperty(name).GetString();
    }
}

public sealed class OutputTests
{
    private const string Manifest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private const string Config = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    [PackageFact]
    public void A_script_gets_names_and_digests_as_JSON()
    {
        using var repository = Template.Repository();
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:ContainerRepository=shop/greeter", "-p:ContainerImageTag=1.2.3",
            "-getItem:GeneratedContainer", "-getItem:GeneratedContainerName", "-getProperty:GeneratedContainerDigest").MustSucceed();
        var item = Assert.Single(Output.Items(run, "GeneratedContainer"));
        Assert.Equal("shop/greeter:1.2.3", item["Identity"]);
        Assert.Equal((Manifest, Config, "shop/greeter", "1.2.3", "prod"), (item["ManifestDigest"], item["ConfigDigest"], item["Repository"], item["Tag"], item["Stage"]));
        Assert.True(File.Exists(item["Dockerfile"]));
        Assert.Equal("shop/greeter:1.2.3", Assert.Single(Output.Items(run, "GeneratedContainerName"))["Identity"]);
        Assert.Equal(Manifest, Output.Property(run, "GeneratedContainerDigest"));
    }

    [PackageFact]
    public void The_target_returns_the_images()
    {
        using var repository = Template.Repository();
        var run = repository.Dotnet("msbuild", "-t:PyContainerPublish", "-getTargetResult:PyContainerPublish").MustSucceed();
        using var document = JsonDocument.Parse(run.Result.StandardOutput);
        var result = document.RootElement.GetProperty("TargetResults").GetProperty("PyContainerPublish");
        Assert.Equal("Success", result.GetProperty("Result").GetString());
        Assert.Equal("greeter:latest", result.GetProperty("Items")[0].GetProperty("Identity").GetString());
    }

    [PackageFact]
    public void One_line_says_what_came_of_the_publish()
    {
        using var repository = Template.Repository();
        var line = Assert.Single(repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed().OwnHeadlines);
        Assert.Contains("greeter:latest", line, StringComparison.Ordinal);
        Assert.Contains(Manifest, line, StringComparison.Ordinal);
        Assert.Contains("1.5 MB", line, StringComparison.Ordinal);
    }

    [PackageFact]
    public void Lines_in_the_shape_of_errors_do_not_fail_a_build_that_succeeds()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: FakeDocker.WriteMetadata + """

            echo 'ERROR: failed to build: not really' >&2
            echo 'src/app.c(3,4): error C1234: not really' >&2
            echo '#12 error: not really' >&2
            echo 'src/app.c(3,4): error C1234: not really'
            """);
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.Empty(run.Errors);
        Assert.Empty(run.Warnings);
    }

    [PackageFact]
    public void Progress_comes_as_messages_while_the_build_runs()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: FakeDocker.WriteMetadata + """

            echo '{"vertexes":[{"digest":"sha256:01","name":"[deps 1/1] RUN uv sync","started":"2026-11-21T08:42:27Z"}]}' >&2
            echo '{"logs":[{"vertex":"sha256:01","stream":2,"data":"UmVzb2x2ZWQgMTIgcGFja2FnZXMK","timestamp":"2026-11-21T08:42:27Z"}]}' >&2
            echo '{"vertexes":[{"digest":"sha256:01","name":"[deps 1/1] RUN uv sync","started":"2026-11-21T08:42:27Z","completed":"2026-11-21T08:42:29Z"}]}' >&2
            """);
        var messages = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed().Messages.ToList();
        Assert.Contains(messages, message => message.Trim() == "Resolved 12 packages");
        Assert.Contains(messages, message => message == "[deps 1/1] RUN uv sync 2.0s");
    }

    [PackageFact]
    public void The_password_of_a_proxy_is_in_no_argument_and_no_message()
    {
        using var repository = Template.Repository();
        repository.Variables["HTTPS_PROXY"] = "http://user:pa55word@proxy.invalid:3128";
        repository.Docker.Answer(build: FakeDocker.WriteMetadata + $"\nprintf %s \"$PYCONTAINER_HTTPS_PROXY\" >'{repository.PathOf("seen")}'");
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        var arguments = FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--build-arg");
        // No step gets it but those that ask for the secret, and docker's own configuration adds none.
        Assert.Contains("HTTPS_PROXY=", arguments);
        Assert.All(arguments, argument => Assert.EndsWith("=", argument, StringComparison.Ordinal));
        Assert.Contains("id=https_proxy,env=PYCONTAINER_HTTPS_PROXY", FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--secret"));
        Assert.Equal(repository.Variables["HTTPS_PROXY"], File.ReadAllText(repository.PathOf("seen")));
        Assert.DoesNotContain("pa55word", run.Result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Messages.Where(message => !message.StartsWith("HTTPS_PROXY", StringComparison.Ordinal)), message => message.Contains("pa55word", StringComparison.Ordinal));
    }
}

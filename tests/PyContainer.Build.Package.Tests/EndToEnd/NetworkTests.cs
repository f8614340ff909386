using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Indexes and networks as companies have them. Each project has a name of its own, so that nothing comes from an earlier cache.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class NetworkTests(Sample sample, ITestOutputHelper output)
{
    private static readonly string _run = $"run{Environment.ProcessId}";

    [StandInFact]
    public void Without_a_proxy_the_hosts_of_the_lock_can_be_given_an_address()
    {
        using var repository = sample.Renamed($"hosts-{_run}");
        using var index = new StandInIndex(["--tls", $"{StandInIndex.OwnAddress}:443"]);
        repository.Variables["HTTPS_PROXY"] = null;
        string[] hosts = [.. StandInIndex.HostsOf(repository.PathOf("uv.lock")), "pythons.example"];
        Assert.True(hosts.Length >= 3, "the lock names no hosts");
        var run = Sample.Publish(repository, $"{Engine.Prefix}/hosts:1", $"-p:PyContainerCaCertificate={index.Certificate}",
            $"-p:PyContainerExtraHosts={string.Join(' ', hosts.Select(host => $"{host}={StandInIndex.OwnAddress}"))}").MustSucceed();
        output.WriteLine($"{hosts.Length} hosts; {run.Result.Time.TotalSeconds:0.0} s with an empty cache of uv's");
    }

    [StandInFact]
    public void An_index_whose_certificate_nobody_trusts_is_told_as_that()
    {
        using var repository = sample.Renamed($"untrusted-{_run}");
        using var index = new StandInIndex();
        repository.Variables["HTTPS_PROXY"] = index.Proxy;
        // The certificate of the other index.
        Sample.Publish(repository, $"{Engine.Prefix}/untrusted:1", "-p:PyContainerBase=slim").MustFailWith("PYC3216");
    }

    [StandInFact]
    public void A_wheel_that_is_not_what_the_lock_recorded_is_refused()
    {
        using var repository = sample.Renamed($"tampered-{_run}");
        using var index = new StandInIndex(["--tamper", Path.GetFileName(Directory.GetFiles(StandInIndex.Wheels, "h11-*.whl").Single())]);
        repository.Variables["HTTPS_PROXY"] = index.Proxy;
        Sample.Publish(repository, $"{Engine.Prefix}/tampered:1", "-p:PyContainerBase=slim", $"-p:PyContainerCaCertificate={index.Certificate}").MustFailWith("PYC3205");
    }

    [StandInFact]
    public void A_wheel_that_the_index_does_not_have_any_more_is_told_with_uvs_own_words()
    {
        using var repository = sample.Renamed($"missing-{_run}");
        foreach (var wheel in Directory.GetFiles(StandInIndex.Wheels).Where(wheel => !Path.GetFileName(wheel).StartsWith("h11-", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(repository.PathOf(".wheels"));
            File.CreateSymbolicLink(repository.PathOf(Path.Combine(".wheels", Path.GetFileName(wheel))), wheel);
        }
        using var index = new StandInIndex(wheels: repository.PathOf(".wheels"));
        repository.Variables["HTTPS_PROXY"] = index.Proxy;
        var run = Sample.Publish(repository, $"{Engine.Prefix}/missing:1", "-p:PyContainerBase=slim", $"-p:PyContainerCaCertificate={index.Certificate}");
        Assert.StartsWith("PYC32", Assert.Single(run.Errors).Code, StringComparison.Ordinal);
        Assert.Contains(run.OwnHeadlines, line => line.Contains("h11", StringComparison.Ordinal) && line.Contains("404", StringComparison.Ordinal));
        output.WriteLine($"{run.Errors[0].Code}: {run.Errors[0].Message}");
    }

    [StandInFact]
    public void A_private_index_refuses_without_credentials_and_serves_with_them() // PEER-28
    {
        using var repository = PrivateProject.Create(sample, $"private-{_run}");
        Sample.Publish(repository, $"{Engine.Prefix}/private:1").MustFailWith("PYC3214");

        repository.Variables["UV_INDEX_ACME_USERNAME"] = "alice";
        repository.Variables["UV_INDEX_ACME_PASSWORD"] = "wrong";
        Sample.Publish(repository, $"{Engine.Prefix}/private:1").MustFailWith("PYC3214");

        repository.Variables["UV_INDEX_ACME_PASSWORD"] = "secret";
        var run = Sample.Publish(repository, $"{Engine.Prefix}/private:1").MustSucceed();
        var command = Assert.Single(run.Messages, message => message.StartsWith("docker buildx build ", StringComparison.Ordinal));
        Assert.Contains("--secret id=UV_INDEX_ACME_PASSWORD,env=UV_INDEX_ACME_PASSWORD", command, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", command, StringComparison.Ordinal);
        using var image = new SavedImage($"{Engine.Prefix}/private:1");
        Assert.Contains(image.Entries, entry => entry.Path.Contains("site-packages/acme_greetings/", StringComparison.Ordinal));
        Assert.False(image.Contains("alice:secret") || image.Contains("UV_INDEX_ACME_PASSWORD"), "credentials are in the image");
    }
}

namespace PyContainer.Build;

/// <summary>The sample with a Dockerfile of its own that runs nothing, so that it is built for any platform in a second.</summary>
public static class SmallService
{
    private const string Dockerfile =
        """
        FROM scratch AS prod
        COPY uv.lock payload /srv/
        EXPOSE 8000/tcp
        USER 65532:65532
        ENTRYPOINT ["/srv/uv.lock"]
        HEALTHCHECK NONE

        """;

    /// <summary>A copy of the sample, with a payload that does not compress.</summary>
    public static TestRepository Create(Sample sample, int payload = 1000)
    {
        var repository = new TestRepository(sample.Repository.Folder);
        repository.Write("Dockerfile", Dockerfile);
        var bytes = new byte[payload];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(repository.PathOf("payload"), bytes);
        return repository;
    }

    /// <summary>Publishes it.</summary>
    public static BuildRun Publish(TestRepository repository, string image, params string[] options) => Sample.Publish(repository, image, ["-p:PyContainerDockerfile=Dockerfile", .. options]);
}

namespace PyContainer.Build;

/// <summary>What stands in for the SDK's own base image: the runtime of this machine on Debian's C library, in a registry, because the SDK takes bases from there.</summary>
public sealed class DotnetBase : IDisposable
{
    private const string Dockerfile =
        """
        FROM standin/cc
        COPY --from=dotnet dotnet /usr/share/dotnet/
        COPY --from=dotnet host /usr/share/dotnet/host
        COPY --from=dotnet shared /usr/share/dotnet/shared
        ENV PATH=/usr/share/dotnet:/usr/bin:/bin ASPNETCORE_HTTP_PORTS=8080
        USER 65532:65532

        """;

    private readonly LoopbackRegistry _registry = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-dotnet-").FullName;

    private DotnetBase()
    {
        // …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        var runtime = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        File.WriteAllText(Path.Combine(_folder, "Dockerfile"), Dockerfile);
        Engine.Docker("buildx", "build", "-q", "--load", "--build-context", $"dotnet={runtime}", "--tag", Image, _folder);
        Engine.Docker("push", "-q", Image);
    }

    /// <summary>The registry as the engine's network names it.</summary>
    public string Host => _registry.Host;

    /// <summary>The image's name.</summary>
    public string Image => $"{Host}/dotnet/aspnet:10.0";

    /// <summary>Makes it where images are stand-ins; null where the real one is to be had.</summary>
    public static DotnetBase? Create() => Tier.IsStandIns ? new() : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Try("image", "rm", "-f", Image);
        _registry.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

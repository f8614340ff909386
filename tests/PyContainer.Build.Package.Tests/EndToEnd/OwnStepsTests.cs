namespace PyContainer.Build;

/// <summary>Steps that a user adds to the generated file, in an image that was really built.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class OwnStepsTests(Sample sample)
{
    private const string Items =
        """
          <ItemGroup>
            <PyContainerBuildCommand Include="asset" Command="python -c &quot;import fastapi, pathlib; pathlib.Path('src/greeter/asset.txt').write_text(fastapi.__name__)&quot;" />
            <PyContainerBuildCommand Include="alone" Command="python -c &quot;import socket, sys; sys.exit(len(socket.if_nameindex()) != 1)&quot;" />
            <PyContainerCopy Include="." Folder="publish" To="/app/static" />
          </ItemGroup>
        </Project>
        """;

    [EngineFact]
    public void What_a_command_writes_is_in_the_package_and_a_copied_folder_below_the_application()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        repository.Write("greeter.csproj", File.ReadAllText(repository.PathOf("greeter.csproj")).Replace("</Project>", Items, StringComparison.Ordinal));
        repository.Write("publish/site.css", "a{}");
        repository.Write("publish/deep/er/x.js", "1");
        var image = $"{Engine.Prefix}/greeter:steps";
        Sample.Publish(repository, image).MustSucceed();
        const string Look = "import greeter, os, pathlib; s = pathlib.Path('/app/static'); print((pathlib.Path(greeter.__file__).parent / 'asset.txt').read_text(), (s / 'site.css').read_text(), (s / 'deep/er/x.js').read_text(), {(int(p.stat().st_mtime), p.stat().st_uid) for p in s.rglob('*')})";
        Assert.Equal("fastapi a{} 1 {(315532800, 0)}", Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c", Look).Trim());
        Assert.False(File.Exists(repository.PathOf("src/greeter/asset.txt")), "a command changed the sources of this machine");
    }
}

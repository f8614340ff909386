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

    [EngineFact]
    public void Of_a_project_that_is_copied_as_it_lies_new_files_ship_and_manifests_do_not()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var manifest = File.ReadAllText(repository.PathOf("pyproject.toml"));
        repository.Write("pyproject.toml", manifest[..manifest.IndexOf("[build-system]", StringComparison.Ordinal)] + "[tool.uv]\npackage = false\n");
        repository.Write("uv.lock", File.ReadAllText(repository.PathOf("uv.lock")).Replace("source = { editable = \".\" }", "source = { virtual = \".\" }", StringComparison.Ordinal));
        const string Command = """<PyContainerBuildCommand Include="asset" Command="python -c &quot;import greeter, os; os.makedirs('made/deep'); open('made/deep/a.txt', 'w').write(greeter.__name__); open('.hidden', 'w')&quot;" />""";
        repository.Write("greeter.csproj", File.ReadAllText(repository.PathOf("greeter.csproj")).Replace("</Project>", $"<ItemGroup>{Command}</ItemGroup></Project>", StringComparison.Ordinal));
        var image = $"{Engine.Prefix}/greeter:plain-steps";
        Sample.Publish(repository, image, "-p:PyContainerEntryPoint=greeter.app:app").MustSucceed();
        const string Look = "import os; print(sorted(os.listdir('/app')), open('/app/made/deep/a.txt').read(), os.path.isfile('/app/src/greeter/app.py'))";
        Assert.Equal("['.venv', 'made', 'src'] greeter True", Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c", Look).Trim());
    }
}

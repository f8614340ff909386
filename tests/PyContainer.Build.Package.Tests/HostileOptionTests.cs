using System.Xml.Linq;

namespace PyContainer.Build;

/// <summary>
/// Text that a shell, a Dockerfile or a log would read as more than text, in every option: refused with a code, or carried as it is.
/// Never executed.
/// </summary>
public sealed class HostileOptionTests
{
    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    // Properties that hold text of the user's, with the code that a text of shell gets. Paths must exist: PYC2021.
    private static readonly (string Name, string Code)[] _properties =
    [
        ("ContainerRepository", "PYC2004"),
        ("ContainerImageTag", "PYC2003"),
        ("ContainerBaseImage", "PYC2010"),
        ("ContainerRegistry", "PYC2028"),
        ("ContainerRuntimeIdentifier", "PYC2073"),
        ("ContainerImageName", "PYC2004"),
        ("ContainerImageFormat", "PYC2105"),
        ("LocalRegistry", "PYC2104"),
        ("ContainerUser", "PYC2110"),
        ("ContainerWorkingDirectory", "PYC2111"),
        ("ContainerAppCommandInstruction", "PYC2112"),
        ("PyContainerArchiveFormat", "PYC2077"),
        ("PyContainerCompression", "PYC2078"),
        ("PyContainerSbom", "PYC2075"),
        ("PyContainerProvenance", "PYC2076"),
        ("PyContainerTarget", "PYC2009"),
        ("PyContainerBase", "PYC2007"),
        ("PyContainerDebug", "PYC2031"),
        ("PyContainerPackageName", "PYC2051"),
        ("PyContainerLockCheck", "PYC2048"),
        ("PyContainerLockStaleAs", "PYC2049"),
        ("PyContainerBuilderImage", "PYC2010"),
        ("PyContainerUvImage", "PYC2010"),
        ("PyContainerUvVersion", "PYC2018"),
        ("PyContainerPythonVersion", "PYC2019"),
        ("PyContainerDockerfile", "PYC2021"),
        ("PyContainerVerify", "PYC4110"),
        ("PyContainerEntryPoint", "PYC2014"),
        ("PyContainerHealthPath", "PYC2013"),
        ("PyContainerStopSignal", "PYC2025"),
        ("PyContainerBuilder", "PYC2027"),
        ("PyContainerCaCertificate", "PYC2021"),
        ("PyContainerBuildNetwork", "PYC2024"),
        ("PyContainerExtraHosts", "PYC2023"),
        ("PyContainerPythonDownloads", "PYC2026"),
        ("PyContainerKeyringProvider", "PYC2131"),
        ("PyContainerInstaller", "PYC2058"),
        ("PyContainerProjectVersion", "PYC2061"),
        ("PyContainerRequirements", "PYC2021"),
        ("PyContainerRequireHashes", "PYC2031"),
        ("PyContainerExtras", "PYC2055"),
        ("PyContainerGroups", "PYC2055"),
        ("PyContainerBuildFromSource", "PYC2055"),
    ];

    // Properties that hold any text: programs, and files to write. Only a line break is refused.
    private static readonly string[] _anyText = ["PyContainerDockerPath", "PyContainerUvPath", "ContainerArchiveOutputPath", "PyContainerDigestFile", "PyContainerTestResults", "ContainerFamily"];

    // The same for items.
    private const string Items =
        """
        <ContainerPort Include="{0}" />
        <ContainerEnvironmentVariable Include="{0}" Value="x" />
        <PyContainerBuildContext Include="{0}" Source="docker-image://x" />
        <PyContainerBuildContext Include="image:1" Source="{0}" />
        <PyContainerPackage Include="{0}" />
        <PyContainerTestCommand Include="{0}" Command="pytest" />
        <PyContainerTestCommand Include="odd" Command="{0}" Report="{0}" Network="{0}" />
        <PyContainerBuildCommand Include="{0}" Command="python" />
        <PyContainerBuildCommand Include="odd" Command="{0}" Network="{0}" />
        <PyContainerCopy Include="main.py" To="{0}" />
        <PyContainerCopy Include="{0}" To="/app/x" From="{0}" />
        <PyContainerCopy Include="." To="/app/x" Folder="{0}" Stage="{0}" />
        <PyContainerDockerfileFragment Include="{0}" />
        <ContainerAppCommand Include="{0}" />
        <ContainerAppCommandArgs Include="{0}" />
        <ContainerDefaultArgs Include="{0}" />
        <ContainerEntrypoint Include="{0}" />
        <ContainerEntrypointArgs Include="{0}" />
        <ContainerLabel Include="{0}" Value="x" />
        <PyContainerCacheFrom Include="{0}" />
        <PyContainerCacheTo Include="type=registry,ref={0}" />
        <PyContainerExtraArgument Include="{0}" />
        """;

    [Fact]
    public void These_are_all_options_that_the_package_declares()
    {
        // They decide whether there is a service, before one can be bound.
        string[] switches = ["EnablePyContainer", "PyContainerDotnetTest", "PyContainerProjectDirectory", "PyContainerPublish", "PyContainerReplaceSdkContainer"];
        using var text = new MemoryStream(PackedPackage.ReadEntries(PackedPackage.Instance.File)["build/PyContainer.Build.props"]);
        var declared = XDocument.Load(text).Root!.Elements("PropertyGroup").Elements().Select(property => property.Name.LocalName).Except(switches, StringComparer.Ordinal);
        var tested = _properties.Select(property => property.Name).Concat(_anyText).Where(name => name.StartsWith("PyContainer", StringComparison.Ordinal));
        Assert.Equal(declared.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [PackageFact]
    public void A_line_break_is_refused_in_every_option()
    {
        using var repository = Template.Repository();
        const string Hostile = "x&#10;RUN touch pwned";
        Write(repository, Hostile, $"""{Items.Replace("{0}", Hostile, StringComparison.Ordinal)}<ContainerEnvironmentVariable Include="GREETING" Value="{Hostile}" /><ContainerLabel Include="a.b" Value="{Hostile}" />""");
        string[] items = ["PYC2011", "PYC2012", "PYC2022", "PYC2022", "PYC2046", "PYC2066", "PYC2079", "PYC2070", "PYC2070", "PYC2071", "PYC2002", "PYC2002", "PYC2090", "PYC2091", "PYC2093", "PYC2095", "PYC2062", "PYC2062", "PYC2063", "PYC2064", "PYC2064", "PYC2064", "PYC2119", "PYC2119", "PYC2119", "PYC2119", "PYC2119"];
        // Each once. The docker program comes from the command line here.
        string[] codes = [.. _properties.Select(_ => "PYC2002"), .. _anyText.Skip(1).Select(_ => "PYC2002"), .. items];
        repository.Dotnet(_publish).MustFailWith(codes);
        NothingHappened(repository);
    }

    [PackageTheory]
    [InlineData("%24(touch pwned)")]
    [InlineData("`touch pwned`")]
    [InlineData("' &amp;&amp; touch pwned '")]
    [InlineData("&quot;, &quot;touch pwned&quot;, &quot;")]
    [InlineData("%24{HOME} \\")]
    public void Shell_text_is_refused_wherever_a_value_has_a_form(string hostile)
    {
        using var repository = Template.Repository();
        Write(repository, hostile, Items.Replace("{0}", hostile, StringComparison.Ordinal));
        var run = repository.Dotnet(_publish);
        Assert.NotEqual(0, run.Result.ExitCode);
        string[] codes = [.. _properties.Select(property => property.Code), "PYC2011", "PYC2012", "PYC2022", "PYC2022", "PYC2046", "PYC2066", "PYC2079", "PYC2070", "PYC2071", "PYC2090", "PYC2091", "PYC2093", "PYC2095", "PYC2062", "PYC2063", "PYC2064", "PYC2118"];
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), run.ErrorCodes.Distinct().Order(StringComparer.Ordinal));
        NothingHappened(repository);
    }

    [PackageFact]
    public void Shell_text_is_carried_as_it_is_where_any_text_is_meant()
    {
        using var repository = Template.Repository();
        const string Name = "$(touch pwned) `touch pwned` 'a' \"b\", c=d";
        var certificate = repository.Write(Path.Combine("docs", Name + ".pem"), "");
        Directory.CreateDirectory(repository.PathOf(Path.Combine("docs", Name)));
        const string Escaped = "%24(touch pwned) `touch pwned` 'a' &quot;b&quot;, c=d";
        repository.Write(Template.ProjectFile, Template.Project(body: $"""
            <PropertyGroup><PyContainerCaCertificate>docs/{Escaped}.pem</PyContainerCaCertificate></PropertyGroup>
            <ItemGroup>
              <ContainerEnvironmentVariable Include="GREETING" Value="{Escaped}" />
              <ContainerAppCommand Include="python;{Escaped}" />
              <ContainerDefaultArgs Include="{Escaped}" />
              <PyContainerBuildContext Include="image:1" Source="docs/{Escaped}" />
              <ContainerLabel Include="com.example/note" Value="{Escaped}; e: f" />
            </ItemGroup>
            """));
        repository.Dotnet(_publish).MustSucceed();
        var build = Assert.Single(repository.Docker.Builds);
        Assert.Contains($"image:1={repository.PathOf(Path.Combine("docs", Name))}", FakeDocker.Values(build, "--build-context"));
        Assert.Equal([$"id=pycontainer-ca,\"src={certificate.Replace("\"", "\"\"", StringComparison.Ordinal)}\""], FakeDocker.Values(build, "--secret"));
        Assert.Contains($"com.example/note={Name}; e: f", FakeDocker.Values(build, "--label"));
        var dockerfile = File.ReadAllText(FakeDocker.Values(build, "--file").Single());
        Assert.Contains("""GREETING="\$(touch pwned) `touch pwned` 'a' \"b\", c=d" """.TrimEnd(), dockerfile, StringComparison.Ordinal);
        const string Word = """ "$(touch pwned) `touch pwned` 'a' \"b\", c=d"] """;
        Assert.Contains("ENTRYPOINT [\"python\"," + Word.TrimEnd(), dockerfile, StringComparison.Ordinal);
        Assert.Contains("CMD [" + Word.Trim(), dockerfile, StringComparison.Ordinal);
        NothingHappened(repository, builds: 1);
    }

    [PackageFact]
    public void A_repository_in_a_folder_with_an_awkward_name_is_built_like_any_other()
    {
        using var repository = Template.Repository();
        var folder = "a $(touch pwned) 'b' c=d";
        foreach (var entry in new[] { "obj", "src", "tests" })
            TestRepository.CopyFolder(repository.PathOf(entry), repository.PathOf(Path.Combine(folder, entry)));
        foreach (var file in new[] { "pyproject.toml", "uv.lock", "README.md", ".python-version", Template.ProjectFile })
            File.Copy(repository.PathOf(file), repository.PathOf(Path.Combine(folder, file)));
        repository.DotnetIn(folder, _publish).MustSucceed();
        Assert.Equal(repository.PathOf(folder), Assert.Single(repository.Docker.Builds)[^1]);
        NothingHappened(repository, builds: 1);
    }

    private static void Write(TestRepository repository, string hostile, string items) => repository.Write(Template.ProjectFile, Template.Project(body: $"""
        <PropertyGroup>{string.Concat(_properties.Select(property => property.Name).Concat(_anyText).Select(name => $"<{name}>{hostile}</{name}>"))}</PropertyGroup>
        <ItemGroup>{items}</ItemGroup>
        """));

    private static void NothingHappened(TestRepository repository, int builds = 0)
    {
        Assert.Empty(Directory.GetFiles(repository.Folder, "pwned*", SearchOption.AllDirectories));
        Assert.Equal(builds, repository.Docker.Builds.Count);
    }
}

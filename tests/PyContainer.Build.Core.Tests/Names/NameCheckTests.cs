using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Names;

/// <summary>A name that begins like ours and is none is told at its place, with the one that was meant.</summary>
public sealed class NameCheckTests : IDisposable
{
    private static readonly KnownNames _known = KnownNames.Read(Path.Combine(TestAssets.RepositoryRoot(), "build"));

    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-names-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("PyContainerBse", "PyContainerBase")]
    [InlineData("PyContainerBsae", "PyContainerBase")]
    [InlineData("PYCONTAINERPYTHONVERSON", "PyContainerPythonVersion")]
    [InlineData("PyContainerEntrypont", "PyContainerEntryPoint")]
    [InlineData("PyContainerHealthcheckPath", "PyContainerHealthPath")]
    [InlineData("PyContainerRegistry", "ContainerRegistry")]
    [InlineData("PyContainerImageTags", "ContainerImageTags")]
    [InlineData("PyContainerPort", "ContainerPort")]
    public void The_nearest_name_is_told(string written, string meant)
    {
        var finding = Assert.Single(new NameCheck(_known).OfGlobalProperties([written, "PyContainerBase", "pycontainerBASE", "Version", "EnablePyContainer"], "/repo/app.csproj"));
        Assert.Equal(("PYC2100", "/repo/app.csproj"), (finding.Id, finding.Span?.File));
        Assert.EndsWith($"Do you mean '{meant}'?", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ContainerPorts", "<ContainerPort Include=")]
    [InlineData("containerport", "<ContainerPort Include=")]
    [InlineData("ContainerRepositry", "<ContainerRepository>")]
    [InlineData("ContainerEnvironmentVariables", "<ContainerEnvironmentVariable Include=")]
    [InlineData("ContainerEntryPoint", "<ContainerEntrypoint Include=")]
    [InlineData("ContainerWorkingDir", null)]
    [InlineData("ContainerHost", null)]
    [InlineData("ContainerDevelopmentMode", null)]
    [InlineData("ContainerRepository", null)]
    [InlineData("CONTAINERUSER", null)]
    public void What_is_almost_a_name_of_the_SDK_is_told(string written, string? meant)
    {
        var findings = new NameCheck(_known).OfGlobalProperties([written], "/repo/app.csproj").ToList();
        Assert.Equal(meant is null ? [] : new[] { "PYC2197" }, findings.Select(finding => finding.Id));
        Assert.All(findings, finding => Assert.Contains(meant!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_of_the_SDK_as_the_wrong_kind_is_told_at_its_line()
    {
        var project = Write("app.csproj", "<Project>\n<PropertyGroup><ContainerPort>8000</ContainerPort><ContainerUser>1</ContainerUser></PropertyGroup>\n<ItemGroup><ContainerRepository Include=\"a\" /><ContainerPort Include=\"1\" /></ItemGroup>\n</Project>\n");
        var files = new UserFiles(project, new Dictionary<string, string>(), []);
        files.Read(project);
        Assert.Equal([("PYC2197", 2), ("PYC2197", 3)], new NameCheck(_known).OfFiles(files.Names).Select(finding => (finding.Id, finding.Span!.Value.Line)));
    }

    [Fact]
    public void No_name_is_made_up_where_none_is_near() =>
        Assert.Contains("README", Assert.Single(new NameCheck(_known).OfGlobalProperties(["PyContainerColourOfTheLogo"], "/repo/app.csproj")).Message, StringComparison.Ordinal);

    [Fact]
    public void Properties_items_and_metadata_are_told_at_their_line()
    {
        var project = Write("app.csproj", """
            <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup>
                <PyContainerBse Condition="'$(A)' == ''">wolfi</PyContainerBse>
                <pycontainerbase>wolfi</pycontainerbase>
                <PyContainerPackage>curl</PyContainerPackage>
                <_PyContainerMine>1</_PyContainerMine>
                <Description>PyContainerNothing</Description>
              </PropertyGroup>
              <ItemGroup>
                <PyContainerPackages Include="libpq5" Stage="prod" />
                <PyContainerPackage Include="libpq5" Stge="prod" Service="a" Condition="true" />
                <PyContainerService Include="a" Repository="shop/a"><ImageTg>1</ImageTg></PyContainerService>
                <Other Include="a" Repositry="b" />
              </ItemGroup>
              <Target Name="PyContainerSomething">
                <Exec Command="x"><Output TaskParameter="ExitCode" PropertyName="PyContainerTaget" /></Exec>
                <PropertyGroup><PyContainerDigestFle>x</PyContainerDigestFle></PropertyGroup>
              </Target>
            </Project>
            """);
        Assert.Equal(
        [
            "(3,6) PYC2101 Do you mean 'PyContainerBase'?",
            "(5,6) PYC2101 There is an item of that name.",
            "(10,6) PYC2101 Do you mean 'PyContainerPackage'?",
            "(11,42) PYC2102 Do you mean 'Stage'?",
            "(12,58) PYC2102 Do you mean 'ImageTag'?",
            "(16,56) PYC2101 Do you mean 'PyContainerTarget'?",
            "(17,21) PYC2101 Do you mean 'PyContainerDigestFile'?",
        ], Told(project));
    }

    [Theory]
    [InlineData("eng/common.props")]
    [InlineData(@"eng\common.props")]
    [InlineData("$(MSBuildThisFileDirectory)eng/common.props")]
    [InlineData("$(MSBuildProjectDirectory)/eng/*.props")]
    [InlineData("$(Eng)common.props")]
    [InlineData("$(FromOutside)/common.props")]
    [InlineData("$([MSBuild]::GetPathOfFileAbove('common.props', '$(MSBuildThisFileDirectory)eng/deeper'))")]
    [InlineData("$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory)/eng/deeper, common.props))/common.props")]
    [InlineData("nowhere.props;eng/common.props")]
    public void Imports_of_the_user_are_followed(string import)
    {
        var project = Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><Eng>$(MSBuildThisFileDirectory)eng/</Eng><Eng Condition="'$(Eng)' == ''">elsewhere/</Eng></PropertyGroup>
              <Import Project="{import}" Condition="Exists('eng')" />
              <Import Project="Sdk.props" Sdk="Other" />
              <Import Project="$(Unknown)eng/common.props" />
            </Project>
            """);
        var imported = Write("eng/common.props", """<Project><Import Project="../app.csproj" /><PropertyGroup><PyContainerBse>x</PyContainerBse></PropertyGroup></Project>""");
        Assert.Equal([imported], Findings(project).Select(finding => finding.Span!.Value.File));
    }

    [Theory]
    [InlineData("<Project>\n<PropertyGroup>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><Project><PropertyGroup><PyContainerBse>&b;</PyContainerBse></PropertyGroup></Project>")]
    [InlineData("")]
    public void A_file_that_MSBuild_could_not_read_either_is_none(string text) => Assert.Empty(Findings(Write("app.csproj", text)));

    [Fact]
    public void Files_of_others_are_not_read()
    {
        Write("packages/other/other.props", "<Project><PropertyGroup><PyContainerBse>x</PyContainerBse></PropertyGroup></Project>");
        var project = Write("app.csproj", """<Project><Import Project="packages/other/other.props" /></Project>""");
        Assert.Empty(Findings(project, Path.Combine(_folder, "packages") + Path.DirectorySeparatorChar));
        Assert.Single(Findings(project));
    }

    private string Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private List<Diagnostic> Findings(string project, params string[] foreign)
    {
        var files = new UserFiles(project, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["FromOutside"] = Path.Combine(_folder, "eng") }, foreign);
        files.Read(project);
        return [.. new NameCheck(_known).OfFiles(files.Names)];
    }

    private string[] Told(string project) => [.. Findings(project).Select(finding => $"({finding.Span!.Value.Line},{finding.Span.Value.Column}) {finding.Id} {finding.Message[(finding.Message.IndexOf("nothing. ", StringComparison.Ordinal) + 9)..]}")];
}

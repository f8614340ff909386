namespace PyContainer.Build;

/// <summary>A slip in a name is told, whoever made it and wherever it stands, and changes nothing else.</summary>
public sealed class NameTests
{
    [PackageTheory]
    [InlineData("publish", "-p:PublishContainer=true")]
    [InlineData("build", "-t:PyContainerInfo")]
    [InlineData("build", "-t:PyContainerValidateLock")]
    public void A_name_that_nobody_knows_is_told_once_at_its_place(string command, string option)
    {
        using var repository = Template.Repository();
        repository.Write("Directory.Build.props", "<Project>\n  <Import Project=\"eng/common.props\" />\n</Project>");
        repository.Write("eng/common.props", "<Project>\n  <PropertyGroup>\n    <PyContainerHealtPath>/healthz</PyContainerHealtPath>\n  </PropertyGroup>\n</Project>");
        repository.Write("Directory.Build.targets", "<Project>\n  <ItemGroup>\n    <PyContainerCach Include=\"a\" />\n  </ItemGroup>\n</Project>");
        var run = repository.Dotnet(command, "--no-restore", option, "-p:PyContainerBse=wolfi").MustSucceed();
        Assert.Equal(
        [
            ("PYC2100", repository.PathOf(Template.ProjectFile), 0),
            ("PYC2101", repository.PathOf("Directory.Build.targets"), 3),
            ("PYC2101", repository.PathOf("eng/common.props"), 3),
        ], run.Warnings.Select(warning => (warning.Code!, warning.File!, warning.Line)).Order());
    }

    [PackageFact]
    public void A_slip_that_leaves_a_project_without_a_service_is_told_in_its_own_file_alone()
    {
        using var repository = Template.Repository(ProjectKind.Console);
        File.Delete(repository.PathOf("pyproject.toml"));
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><PyContainerBse>slim</PyContainerBse></PropertyGroup></Project>");
        repository.Write(Template.ProjectFile, Template.Project(ProjectKind.Console, "<PropertyGroup><PyContainerProjectDirectry>service</PyContainerProjectDirectry></PropertyGroup>"));
        var run = repository.Dotnet("publish", "--no-build", "-p:PublishContainer=true").MustSucceed();
        Assert.Equal(("PYC2101", repository.PathOf(Template.ProjectFile)), (Assert.Single(run.Warnings).Code, run.Warnings[0].File));
        Assert.Equal(["CheckNames"], run.OwnTasks);
    }

    [PackageFact]
    public void What_is_almost_a_name_of_the_SDK_is_told_at_its_place()
    {
        using var repository = Template.Repository();
        repository.Write("Directory.Build.props", "<Project>\n  <PropertyGroup>\n    <ContainerPort>8000</ContainerPort>\n  </PropertyGroup>\n</Project>");
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:ContainerRepositry=a").MustSucceed();
        Assert.Equal([("PYC2197", repository.PathOf("Directory.Build.props"), 3), ("PYC2197", repository.PathOf(Template.ProjectFile), 0)], run.Warnings.Select(warning => (warning.Code!, warning.File!, warning.Line)).Order());
    }

    [PackageTheory]
    [InlineData("EnablePyContainer", "publish", "-p:PublishContainer=true")]
    [InlineData("EnablePyContainer", "build", "-t:PyContainerInfo")]
    [InlineData("PyContainerPublish", "publish", "-p:PublishContainer=false")]
    [InlineData("PyContainerDotnetTest", "build", "-t:PyContainerValidateLock")]
    [InlineData("PyContainerReplaceSdkContainer", "publish", "-p:PublishContainer=true")]
    public void A_switch_has_two_words(string name, string command, string option)
    {
        using var repository = Template.Repository();
        repository.Dotnet(command, "--no-restore", option, $"-p:{name}=yes").MustFailWith("PYC2031");
        Assert.Empty(repository.Docker.Builds);
        repository.Dotnet(command, "--no-restore", option, $"-p:{name}=FALSE").MustSucceed();
    }

    [PackageFact]
    public void Names_of_ones_own_can_be_declared_as_such()
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: "<PropertyGroup><PyContainerOfOurTeam>1</PyContainerOfOurTeam><NoWarn>$(NoWarn);PYC2101</NoWarn></PropertyGroup>"));
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.Empty(run.Warnings);
        Assert.Contains(run.Messages, message => message.Contains("PyContainerOfOurTeam", StringComparison.Ordinal));
    }
}

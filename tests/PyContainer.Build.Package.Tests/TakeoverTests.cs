namespace PyContainer.Build;

/// <summary>Who answers which command on which kind of project: this package, the SDK's own container support, or nobody.</summary>
public sealed class TakeoverTests
{
    // The SDK reads this name before it asks any registry, so that its turn ends without a network.
    private const string RefusedBySdk = "-p:ContainerImageTag=!!";

    public static TheoryData<ProjectKind> Kinds => [.. Enum.GetValues<ProjectKind>()];

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void Publish_with_the_property_builds_our_image(ProjectKind kind) => OursRuns(kind, "publish", "--no-restore", "-p:PublishContainer=true");

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void Publish_without_build_does_too(ProjectKind kind) => OursRuns(kind, "publish", "--no-build", "-p:PublishContainer=true");

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void The_alias_does_too(ProjectKind kind) => OursRuns(kind, "publish", "--no-restore", "-p:PyContainerPublish=true");

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void The_target_Publish_of_msbuild_does_too(ProjectKind kind) => OursRuns(kind, "msbuild", "-t:Publish", "-p:PublishContainer=true", "-p:Configuration=Release");

    [PackageTheory]
    [InlineData(ProjectKind.Library)]
    [InlineData(ProjectKind.NoTargets)]
    public void The_target_PublishContainer_is_ours_where_the_SDK_has_no_image_to_build(ProjectKind kind) => OursRuns(kind, "publish", "--no-restore", "-t:PublishContainer");

    [PackageTheory]
    [InlineData(ProjectKind.Console)]
    [InlineData(ProjectKind.Web)]
    [InlineData(ProjectKind.Worker)]
    public void The_target_PublishContainer_stays_with_the_SDK_where_it_has_one(ProjectKind kind)
    {
        using var repository = Template.Repository(kind);
        var run = repository.Dotnet("publish", "--no-restore", "-t:PublishContainer", RefusedBySdk).MustFailWith("CONTAINER2007");
        Assert.DoesNotContain("BuildContainerImage", run.OwnTasks);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void The_target_PublishContainer_is_ours_everywhere_when_we_replace_the_SDK(ProjectKind kind) =>
        OursRuns(kind, "publish", "--no-restore", "-t:PublishContainer", "-p:PyContainerReplaceSdkContainer=true");

    [PackageTheory]
    [InlineData(ProjectKind.Web)]
    [InlineData(ProjectKind.Worker)]
    public void The_container_profile_is_ours_where_it_means_something_and_we_replace_the_SDK(ProjectKind kind) =>
        OursRuns(kind, "publish", "--no-restore", "-p:PublishProfile=DefaultContainer", "-p:PyContainerReplaceSdkContainer=true");

    [PackageTheory]
    [InlineData(ProjectKind.Console)]
    [InlineData(ProjectKind.Library)]
    [InlineData(ProjectKind.NoTargets)]
    public void The_container_profile_builds_nothing_where_the_SDK_does_not_know_it(ProjectKind kind) =>
        NobodyRuns(kind, "publish", "--no-restore", "-p:PublishProfile=DefaultContainer", "-p:PyContainerReplaceSdkContainer=true");

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void A_plain_publish_builds_nothing(ProjectKind kind) => NobodyRuns(kind, "publish", "--no-restore");

    [PackageTheory]
    [MemberData(nameof(Kinds))]
    public void A_build_builds_nothing_even_with_the_property(ProjectKind kind) => NobodyRuns(kind, "build", "--no-restore", "-c", "Release", "-p:PublishContainer=true");

    private static void OursRuns(ProjectKind kind, params string[] arguments)
    {
        using var repository = Template.Repository(kind);
        var run = repository.Dotnet(arguments).MustSucceed();
        Assert.Single(repository.Docker.Builds);
        Assert.Equal(["GenerateDockerfile", "BuildContainerImage", "VerifyContainerImage", "DeliverContainerImage", "SummarizeServices"], run.OwnTasks.Where(task => task is not ("ValidateUvLock" or "CheckNames")));
        Assert.Contains("ValidateUvLock", run.OwnTasks);
        Assert.DoesNotContain("CreateNewImage", run.Tasks);
    }

    private static void NobodyRuns(ProjectKind kind, params string[] arguments)
    {
        using var repository = Template.Repository(kind);
        var run = repository.Dotnet(arguments).MustSucceed();
        Assert.Empty(repository.Docker.Calls);
        Assert.Empty(run.OwnTasks);
        Assert.DoesNotContain("CreateNewImage", run.Tasks);
    }
}

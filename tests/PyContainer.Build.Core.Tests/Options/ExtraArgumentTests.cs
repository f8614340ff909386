namespace PyContainer.Build.Options;

public sealed class ExtraArgumentTests
{
    [Theory]
    [InlineData("--ulimit=nofile=1024:1024")]
    [InlineData("--build-arg=FEATURE=on off")]
    [InlineData("--ssh=default")]
    [InlineData("--secret=id=token,env=TOKEN")]
    [InlineData("--secret=id=token,type=file,src=/run/token")]
    [InlineData("--annotation=index:a=b")]
    [InlineData("--pull")]
    [InlineData("--no-cache")]
    [InlineData("--pull=true")]
    public void An_argument_that_breaks_nothing_is_passed(string text)
    {
        var argument = ExtraArgument.TryParse(text);
        Assert.Equal(text, argument?.Text);
        Assert.Null(argument!.Instead);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("-t")]
    [InlineData("-f=Dockerfile")]
    [InlineData(".")]
    [InlineData("--ulimit")]
    [InlineData("--Tag=a")]
    [InlineData("--a b")]
    [InlineData(" --pull")]
    [InlineData("--pull\n")]
    public void What_would_be_read_as_something_else_is_none(string text) => Assert.Null(ExtraArgument.TryParse(text));

    [Theory]
    [InlineData("--file=x", "PyContainerDockerfile")]
    [InlineData("--target=x", "PyContainerTarget")]
    [InlineData("--tag=x", "ContainerImageTags")]
    [InlineData("--tag", "ContainerImageTags")]
    [InlineData("--load", "ContainerRegistry")]
    [InlineData("--push=true", "ContainerRegistry")]
    [InlineData("--output=type=oci", "ContainerArchiveOutputPath")]
    [InlineData("--metadata-file=x", "PyContainerDigestFile")]
    [InlineData("--iidfile=x", "PyContainerDigestFile")]
    [InlineData("--progress=plain", "verbosity")]
    [InlineData("--quiet", "verbosity")]
    [InlineData("--label=a=b", "ContainerLabel")]
    [InlineData("--platform=linux/arm64", "ContainerRuntimeIdentifiers")]
    [InlineData("--attest=type=sbom", "PyContainerSbom")]
    [InlineData("--call=check", "must build")]
    [InlineData("--builder=x", "PyContainerBuilder")]
    [InlineData("--cache-to=x", "PyContainerCacheTo")]
    [InlineData("--build-arg=SOURCE_DATE_EPOCH=1", "environment variable")]
    [InlineData("--build-arg=SOURCE_DATE_EPOCH", "environment variable")]
    [InlineData("--build-arg=HTTPS_PROXY=http://u:p@h", "environment variable")]
    [InlineData("--secret=token", "id=NAME,env=VARIABLE")]
    [InlineData("--secret=id=a,value=hidden", "id=NAME,env=VARIABLE")]
    public void What_the_package_says_itself_names_the_option_for_it(string text, string instead) =>
        Assert.Contains(instead, ExtraArgument.TryParse(text)?.Instead, StringComparison.Ordinal);
}

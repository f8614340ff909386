using System.Xml.Linq;
using PyContainer.Build.Names;

namespace PyContainer.Build;

/// <summary>What has no underscore is documented and stays. A change of these lists is a change of the package's API.</summary>
public sealed class PublicApiTests
{
    private static readonly string[] _targets =
    [
        "PyContainerBake",
        "PyContainerGenerateDockerfile",
        "PyContainerInfo",
        "PyContainerPublish",
        "PyContainerTest",
        "PyContainerValidateLock",
    ];

    private static readonly string[] _properties =
    [
        "EnablePyContainer",
        "PyContainerArchiveFormat",
        "PyContainerBase",
        "PyContainerBuildNetwork",
        "PyContainerBuildFromSource",
        "PyContainerBuilder",
        "PyContainerBuilderImage",
        "PyContainerCaCertificate",
        "PyContainerCompression",
        "PyContainerDebug",
        "PyContainerDigestFile",
        "PyContainerDockerPath",
        "PyContainerDockerfile",
        "PyContainerDotnetTest",
        "PyContainerEntryPoint",
        "PyContainerExtraHosts",
        "PyContainerExtras",
        "PyContainerGroups",
        "PyContainerHealthPath",
        "PyContainerInstaller",
        "PyContainerKeyringProvider",
        "PyContainerLockCheck",
        "PyContainerLockStaleAs",
        "PyContainerPackageName",
        "PyContainerProjectDirectory",
        "PyContainerProjectVersion",
        "PyContainerProvenance",
        "PyContainerPublish",
        "PyContainerPublishDependsOn",
        "PyContainerPythonDownloads",
        "PyContainerPythonVersion",
        "PyContainerReplaceSdkContainer",
        "PyContainerRequireHashes",
        "PyContainerRequirements",
        "PyContainerSbom",
        "PyContainerStopSignal",
        "PyContainerTarget",
        "PyContainerTestDependsOn",
        "PyContainerTestResults",
        "PyContainerUvImage",
        "PyContainerUvPath",
        "PyContainerUvVersion",
        "PyContainerVerify",
    ];

    // Set after a publish, under the SDK's names, and after the checks.
    private static readonly string[] _outputs = ["GeneratedArchiveOutputPath", "GeneratedContainer", "GeneratedContainerDigest", "GeneratedContainerName", "PyContainerFact", "PyContainerTestResult"];

    private static readonly string[] _items =
    [
        "PyContainerBakeProject",
        "PyContainerBuildCommand",
        "PyContainerBuildContext",
        "PyContainerCacheFrom",
        "PyContainerCacheTo",
        "PyContainerCopy",
        "PyContainerDockerfileFragment",
        "PyContainerExtraArgument",
        "PyContainerHardeningRule",
        "PyContainerPackage",
        "PyContainerService",
        "PyContainerTestCommand",
    ];

    // Names of others that the package sets on purpose: the SDK's switch, and a list that is appended to.
    private static readonly string[] _ofOthers = ["CleanDependsOn", "EnableSdkContainerSupport"];

    [Fact]
    public void Targets() => Assert.Equal(_targets, Public(PackageFiles.Targets.Root!.Elements("Target").Select(target => target.Attribute("Name")!.Value)));

    [Fact]
    public void Properties() =>
        Assert.Equal(_properties.Concat(_ofOthers).Order(StringComparer.Ordinal), Public(Both("PropertyGroup").Elements().Select(property => property.Name.LocalName)));

    [Fact]
    public void Items() => Assert.Equal(_items, Public(Both("ItemGroup").Concat(Both("ItemDefinitionGroup")).Elements().Select(item => item.Name.LocalName)).Except(_outputs, StringComparer.Ordinal));

    [Fact]
    public void Outputs() => Assert.Equal(_outputs, Public(PackageFiles.Targets.Descendants("Output")
        .Select(output => (output.Attribute("PropertyName") ?? output.Attribute("ItemName"))!.Value)));

    [Fact]
    public void The_names_that_no_warning_is_given_of_are_these()
    {
        var known = KnownNames.Read(PackageFiles.PathOf("build"));
        Assert.Equal(_properties.Order(StringComparer.Ordinal), known.Properties.Order(StringComparer.Ordinal));
        Assert.Equal(_items.Concat(_outputs.Where(name => name.StartsWith("PyContainer", StringComparison.Ordinal))).Order(StringComparer.Ordinal), known.Items.Order(StringComparer.Ordinal));
        Assert.Empty(PackageFiles.OptionLines.Select(line => line.Metadata).Except(known.MetadataOf("PyContainerService"), StringComparer.Ordinal));
        Assert.Equal(["Command", "Network", "Service"], known.MetadataOf("PyContainerBuildCommand"));
    }

    [Theory]
    [InlineData("build/PyContainer.Build.props")]
    [InlineData("build/PyContainer.Build.targets")]
    [InlineData("build/PyContainer.Build.Options.targets")]
    [InlineData("build/PyContainer.Build.Labels.targets")]
    [InlineData("build/PyContainer.Build.Test.targets")]
    [InlineData("build/PyContainer.Build.Info.targets")]
    [InlineData("build/PyContainer.Build.Bake.targets")]
    [InlineData("build/PyContainer.Build.Bake.proj")]
    [InlineData("build/PyContainer.Build.Names.targets")]
    public void The_imports_stay_short_enough_to_be_read(string file) => Assert.InRange(File.ReadAllLines(PackageFiles.PathOf(file)).Length, 15, 150);

    [Theory]
    [InlineData("props")]
    [InlineData("targets")]
    public void What_travels_to_consumers_of_consumers_only_forwards(string extension)
    {
        var root = XDocument.Load(PackageFiles.PathOf($"buildTransitive/PyContainer.Build.{extension}")).Root!;
        var import = Assert.Single(root.Elements());
        Assert.Equal("$(MSBuildThisFileDirectory)../build/$(MSBuildThisFileName)$(MSBuildThisFileExtension)", import.Attribute("Project")?.Value);
    }

    [Fact]
    public void No_name_of_the_SDK_or_of_other_tools_is_taken()
    {
        var names = PackageFiles.Targets.Root!.Elements("Target").Select(target => target.Attribute("Name")!.Value);
        Assert.All(names, name => Assert.Matches(@"\A_?PyContainer", name));
    }

    private static IEnumerable<XElement> Both(string group) => PackageFiles.Props.Descendants(group).Concat(PackageFiles.Targets.Descendants(group));

    private static IEnumerable<string> Public(IEnumerable<string> names) =>
        names.Where(name => !name.StartsWith('_')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

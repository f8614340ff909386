using System.Xml.Linq;

namespace PyContainer.Build;

/// <summary>Props declare, targets copy, one binder reads, the README tells: the four stay equal.</summary>
public sealed class OneDoorTests
{
    // These decide whether there is a service at all, before there is an item that could carry them.
    private static readonly string[] _withoutMetadata = ["EnablePyContainer", "PyContainerDotnetTest", "PyContainerProjectDirectory", "PyContainerPublish", "PyContainerReplaceSdkContainer"];

    // What the targets themselves say of a service.
    private static readonly string[] _notOptions = ["OutputDirectory", "ProjectFile", "ProjectName"];

    // The SDK's own names: declared and defaulted by nobody here, so that they keep its meaning.
    private static readonly string[] _namesOfSdk =
    [
        "ContainerRepository",
        "ContainerRegistry",
        "ContainerImageTag",
        "ContainerImageTags",
        "ContainerArchiveOutputPath",
        "ContainerBaseImage",
        "ContainerRuntimeIdentifier",
        "ContainerRuntimeIdentifiers",
        "ContainerImageName",
        "ContainerImageFormat",
        "ContainerFamily",
        "ContainerUser",
        "ContainerWorkingDirectory",
        "ContainerAppCommandInstruction",
        "LocalRegistry",
    ];

    // What the targets derive from a property and its neighbours, under the name that users know.
    private static string Known(string property) => property is "_PyContainerRepository" or "_PyContainerRegistry" or "_PyContainerImageTag" or "_PyContainerRuntimeIdentifier" ? property["_Py".Length..] : property;

    [Fact]
    public void Each_declared_property_becomes_metadata_of_the_service_exactly_once()
    {
        var declared = PackageFiles.Properties.Select(property => property.Name.LocalName).Except(_withoutMetadata, StringComparer.Ordinal);
        var carried = PackageFiles.OptionLines.Select(line => line.Property).Where(property => property.StartsWith("PyContainer", StringComparison.Ordinal));
        Assert.Equal(declared.Order(StringComparer.Ordinal), carried.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Properties_of_the_SDK_are_read_and_never_given_a_default()
    {
        var carried = PackageFiles.OptionLines.Select(line => line.Property).Where(property => !property.StartsWith("PyContainer", StringComparison.Ordinal))
            .Select(Known);
        Assert.Equal(_namesOfSdk.Order(StringComparer.Ordinal), carried.Order(StringComparer.Ordinal));
        var assigned = PackageFiles.Props.Descendants("PropertyGroup").Concat(PackageFiles.Targets.Descendants("PropertyGroup")).Elements().Select(property => property.Name.LocalName);
        Assert.DoesNotContain(assigned, name => name.StartsWith("Container", StringComparison.Ordinal));
    }

    [Fact]
    public void The_binder_reads_the_metadata_that_the_targets_write_and_no_other()
    {
        using var service = new ServiceFolder();
        service.Bind();
        var written = PackageFiles.OptionLines.Select(line => line.Metadata).Concat(_notOptions);
        Assert.Equal(written.Order(StringComparer.Ordinal), service.Item.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_the_README_tells_each_property_and_its_metadata()
    {
        var expected = PackageFiles.OptionLines.Select(line => (Property: Known(line.Property), line.Metadata))
            .Concat(_withoutMetadata.Select(name => (Property: name, Metadata: ""))).OrderBy(row => row.Property, StringComparer.Ordinal);
        Assert.Equal(expected, PackageFiles.ReadmeRows.OrderBy(row => row.Property, StringComparer.Ordinal));
        string[] items =
        [
            "ContainerAppCommand",
            "ContainerAppCommandArgs",
            "ContainerDefaultArgs",
            "ContainerEntrypoint",
            "ContainerEntrypointArgs",
            "ContainerEnvironmentVariable",
            "ContainerLabel",
            "ContainerPort",
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
        Assert.Equal(items, PackageFiles.ReadmeItems.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_declared_property_keeps_what_was_set_before_and_has_its_reason_above_it() =>
        Assert.All(PackageFiles.Properties, property =>
        {
            Assert.Equal($"'$({property.Name})' == ''", property.Attribute("Condition")?.Value);
            var above = Assert.IsType<XComment>(property.NodesBeforeSelf().Last(node => node is not XText));
            Assert.Matches(@"\A (?:anyone|project|repository|machine|command line): \S.*\. \z", above.Value);
        });

    [Fact]
    public void Each_task_is_known_to_both_hosts_and_each_call_hands_over_the_whole_service()
    {
        string[] tasks = [.. typeof(ServiceTask).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ServiceTask))).Select(type => type.FullName!).Order(StringComparer.Ordinal)];
        // Two are about all of them, the third about none.
        string[] known = [.. tasks, typeof(BakeContainerImages).FullName!, typeof(SummarizeServices).FullName!, typeof(CheckNames).FullName!];
        var registrations = PackageFiles.Targets.Root!.Elements("UsingTask").ToList();
        foreach (var host in new[] { "core", "taskhost" })
        {
            var registered = registrations.Where(task => task.Attribute("Condition")!.Value == $"'$(_PyContainerHost)' == '{host}'").ToList();
            Assert.Equal(known.Order(StringComparer.Ordinal), registered.Select(task => task.Attribute("TaskName")!.Value).Order(StringComparer.Ordinal));
            Assert.All(registered, task => Assert.Equal(host == "taskhost", task.Attribute("Runtime")?.Value == "NET" && task.Attribute("TaskFactory")?.Value == "TaskHostFactory"));
        }
        var calls = PackageFiles.Targets.Descendants().Where(element => tasks.Contains(element.Name.LocalName)).ToList();
        Assert.Equal(tasks, calls.Select(call => call.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
        string[] inputs = [.. typeof(ServiceTask).GetProperties().Where(property => property.DeclaringType == typeof(ServiceTask)).Select(property => property.Name)];
        Assert.Equal(3, inputs.Length);
        Assert.All(calls, call => Assert.All(inputs, input => Assert.NotNull(call.Attribute(input))));
    }

    [Fact]
    public void The_project_that_bakes_knows_the_tasks_that_it_calls_for_both_hosts()
    {
        var project = XDocument.Load(PackageFiles.PathOf("build/PyContainer.Build.Bake.proj"));
        string[] tasks = [typeof(DeliverContainerImage).FullName!, typeof(FindSolutionProjects).FullName!, typeof(VerifyContainerImage).FullName!];
        Assert.All(new[] { "core", "taskhost" }, host => Assert.Equal(tasks, project.Root!.Elements("UsingTask").Where(task => task.Attribute("Condition")!.Value.Contains($"'{host}'", StringComparison.Ordinal))
            .Select(task => task.Attribute("TaskName")!.Value).Order(StringComparer.Ordinal)));
    }
}

using System.Xml.Linq;

namespace PyContainer.Build;

public sealed class PackageContentTests
{
    [Fact]
    public void The_package_holds_two_task_assemblies_with_symbols_the_imports_and_the_papers_and_nothing_else()
    {
        string[] expected =
        [
            "CHANGELOG.md", "LICENSE", "PyContainer.Build.nuspec", "README.md",
            "build/PyContainer.Build.Bake.proj", "build/PyContainer.Build.Bake.targets", "build/PyContainer.Build.Info.targets", "build/PyContainer.Build.Labels.targets", "build/PyContainer.Build.Names.targets", "build/PyContainer.Build.Options.targets", "build/PyContainer.Build.Test.targets", "build/PyContainer.Build.props", "build/PyContainer.Build.targets",
            "buildTransitive/PyContainer.Build.props", "buildTransitive/PyContainer.Build.targets",
            "icon.png",
            "tasks/net8.0/PyContainer.Build.Core.dll", "tasks/net8.0/PyContainer.Build.Core.pdb",
            "tasks/net8.0/PyContainer.Build.dll", "tasks/net8.0/PyContainer.Build.pdb",
        ];
        Assert.Equal(expected, PackedPackage.ReadEntries(PackedPackage.Instance.File).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_a_development_dependency_that_depends_on_nothing()
    {
        var metadata = PackedPackage.Instance.ReadMetadata();
        Assert.Equal("true", Text(metadata, "developmentDependency"));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_package_says_its_licence_its_readme_and_its_icon()
    {
        var metadata = PackedPackage.Instance.ReadMetadata();
        Assert.Equal("MIT", Text(metadata, "license"));
        Assert.Equal("README.md", Text(metadata, "readme"));
        Assert.Equal("icon.png", Text(metadata, "icon"));
        Assert.NotEqual("", Text(metadata, "description"));
    }

    [Fact]
    public void Packing_twice_from_nothing_gives_equal_assemblies_and_symbols()
    {
        var first = Binaries(PackedPackage.Instance.File);
        var second = Binaries(PackedPackage.Instance.Pack(Path.Combine(PackedPackage.Instance.Root, "second-feed")));
        Assert.Equal(4, first.Count);
        Assert.All(first, binary => Assert.True(binary.Value.AsSpan().SequenceEqual(second[binary.Key]), $"{binary.Key} differs"));
    }

    private static Dictionary<string, byte[]> Binaries(string package) =>
        PackedPackage.ReadEntries(package).Where(entry => Path.GetExtension(entry.Key) is ".dll" or ".pdb").ToDictionary(StringComparer.Ordinal);

    private static string? Text(XElement metadata, string name) => metadata.Element(metadata.Name.Namespace + name)?.Value;
}

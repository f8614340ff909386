using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

public sealed class ImageLabelsTests
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private const string Manifest =
        """
        [project]
        name = "orders"
        version = "1.2.3"
        description = "Takes orders: all of them"
        license = "MIT OR Apache-2.0"
        authors = [{ name = "Ada", email = "ada@shop.example" }, { name = "Bob" }, { email = "c@shop.example" }, {}]

        [project.urls]
        Homepage = "https://shop.example/"
        Documentation = "https://docs.shop.example/orders"
        "Source Code" = "https://git.shop.example/orders.git"
        """;

    private static readonly string[] _names = ["created", "title", "description", "version", "licenses", "authors", "vendor", "url", "documentation", "source", "revision", "base.name", "base.digest"];

    [Fact]
    public void The_manifest_says_most_of_it()
    {
        var labels = Labels(Manifest, [.. _names.Select(name => new LabelRequest(name, "", "fallback"))], image: $"gcr.io/distroless/cc-debian13:nonroot@{Digest}", time: 1760000000);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["created"] = "2025-10-09T08:53:20Z",
                ["title"] = "orders",
                ["description"] = "Takes orders: all of them",
                ["version"] = "1.2.3",
                ["licenses"] = "MIT OR Apache-2.0",
                ["authors"] = "Ada <ada@shop.example>, Bob, c@shop.example",
                ["vendor"] = "fallback",
                ["url"] = "https://shop.example/",
                ["documentation"] = "https://docs.shop.example/orders",
                ["source"] = "https://git.shop.example/orders",
                ["revision"] = "fallback",
                ["base.name"] = "gcr.io/distroless/cc-debian13:nonroot",
                ["base.digest"] = Digest,
            }.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            labels.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void With_git_and_a_pinned_base_nothing_is_left_for_the_rule_of_labels()
    {
        using var folder = new TempFolder().With(("pyproject.toml", Manifest));
        var options = Sample.Options(folder.Path) with { GeneratedLabels = [.. _names.Select(name => new LabelRequest(name, name == "revision" ? "4f2a" : "", ""))] };
        var labels = ImageLabels.Create(options, Sample.Project(folder), $"gcr.io/distroless/cc-debian13:nonroot@{Digest}", 1760000000, new HashSet<string>());
        Assert.DoesNotContain("PYC4083", Found(labels));
        Assert.All(labels.Where(label => !label.Key.EndsWith(".url", StringComparison.Ordinal) && !label.Key.EndsWith(".documentation", StringComparison.Ordinal)),
            label => Assert.Contains("PYC4083", Found(labels.Where(other => other != label))));
    }

    [Fact]
    public void The_projects_own_property_comes_first_and_the_one_for_packages_last()
    {
        var labels = Labels("[project]\nname = \"orders\"\ndynamic = [\"version\"]\ndescription = \"of the manifest\"\n",
            [new("description", "of the project", "of the package"), new("version", "", "2.0"), new("licenses", "", "MIT"), new("vendor", "", ""), new("created", "", ""), new("base.digest", "", "")], image: "debian:13", time: null);
        Assert.Equal(["description", "licenses", "version"], labels.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("of the project", "MIT", "2.0"), (labels["description"], labels["licenses"], labels["version"]));
    }

    [Theory]
    [InlineData("https://user:word@git.example/shop/orders.git", "https://git.example/shop/orders")]
    [InlineData("https://git.example/shop/orders", "https://git.example/shop/orders")]
    [InlineData("ssh://git@git.example/shop/orders.git", "ssh://git@git.example/shop/orders.git")]
    public void An_address_carries_no_credentials(string address, string expected) =>
        Assert.Equal(expected, Labels(Sample.Manifest(""), [new("source", address, "")])["source"]);

    [Fact]
    public void Texts_of_several_lines_become_one() =>
        Assert.Equal("a b c", Labels(Sample.Manifest(""), [new("description", " a\r\n\tb\u0007 c ", "")])["description"]);

    [Theory]
    [InlineData("license = { text = \"MIT\" }", "MIT")]
    [InlineData("license = { file = \"LICENSE\" }", null)]
    [InlineData("license = 1", null)]
    [InlineData("", null)]
    public void A_licence_is_an_expression_or_a_short_text(string line, string? expected) =>
        Assert.Equal(expected, Labels(Sample.Manifest(line + "\n"), [new("licenses", "", "")]).GetValueOrDefault("licenses"));

    [Fact]
    public void A_label_of_the_user_wins_and_stays_when_none_is_generated()
    {
        using var folder = new TempFolder().With(("pyproject.toml", Manifest));
        var options = Sample.Options(folder.Path) with { Labels = [new(ImageLabel.OciPrefix + "title", "mine: a;b"), new("team", "x"), new("team", "y")] };
        Assert.Equal([new(ImageLabel.OciPrefix + "title", "mine: a;b"), new("team", "y")], ImageLabels.Create(options, Sample.Project(folder), null, null, new HashSet<string>()));
        var generated = ImageLabels.Create(options with { GeneratedLabels = [new("title", "", ""), new("version", "", "")] }, Sample.Project(folder), null, null, new HashSet<string>());
        Assert.Equal("mine: a;b", generated.Single(label => label.Key.EndsWith("title", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void What_a_Dockerfile_of_ones_own_says_is_not_said_again()
    {
        using var folder = new TempFolder().With(("pyproject.toml", Manifest));
        var options = Sample.Options(folder.Path) with { GeneratedLabels = [new("title", "", ""), new("version", "", "")] };
        Assert.Equal(["1.2.3"], ImageLabels.Create(options, Sample.Project(folder), null, null, new HashSet<string> { ImageLabel.OciPrefix + "title" }).Select(label => label.Value));
    }

    private static IEnumerable<string> Found(IEnumerable<ImageLabel> labels)
    {
        var image = new Buildx.ImageConfig { Id = "sha256:1", Labels = labels.ToDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal) };
        return Hardening.ImagePolicy.Check(image, Diagnostics.SourceSpan.Of("Dockerfile"), [], new HashSet<Hardening.HardeningRule>()).Findings.Select(finding => finding.Id);
    }

    private static Dictionary<string, string> Labels(string manifest, IReadOnlyList<LabelRequest> requests, string? image = null, long? time = null)
    {
        using var folder = new TempFolder().With(("pyproject.toml", manifest));
        return ImageLabels.Create(Sample.Options(folder.Path) with { GeneratedLabels = requests }, PyProject.Read(folder["pyproject.toml"]), image, time, new HashSet<string>())
            .ToDictionary(label => label.Key[ImageLabel.OciPrefix.Length..], label => label.Value, StringComparer.Ordinal);
    }
}

using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

public sealed class OwnDistributionsTests
{
    private const string Lock = """
        version = 1
        [[package]]
        name = "orders"
        source = { editable = "." }
        [[package]]
        name = "httpx"
        source = { registry = "https://index.example/simple" }
        [[package]]
        name = "shared"
        source = { directory = "libs/shared" }
        [[package]]
        name = "wheel-of-ours"
        source = { path = "libs/x.whl" }
        [[package]]
        name = "virtual"
        source = { virtual = "tools" }
        [[package]]
        name = "no-source"
        """;

    [Fact]
    public void What_is_built_from_folders_of_ones_own_is_listed_in_the_order_of_the_lock() => Assert.Equal(["orders", "shared"], Find(Lock));

    [Theory]
    [InlineData("")]
    [InlineData("version = 1")]
    [InlineData("package = 1")]
    [InlineData("package = [1]")]
    public void A_lock_without_packages_has_none(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("../shared")]
    [InlineData("..")]
    [InlineData("libs/../../shared")]
    [InlineData("/srv/shared")]
    public void A_folder_outside_of_the_project_is_an_error_at_its_place(string path)
    {
        var fault = Faults.Of(() => Find($"[[package]]\nname = \"shared\"\nsource = {{ editable = \"{path}\" }}\n"));
        Assert.Equal(("PYC2038", new SourceSpan("/repo/orders/uv.lock", 3, 23)), (fault.Id, fault.Span!.Value));
        Assert.Contains($"'shared' lies in '{path}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_name_starts_with_dots_is_inside() =>
        Assert.Equal(["shared"], Find("[[package]]\nname = \"shared\"\nsource = { editable = \"..shared\" }\n"));

    private static IReadOnlyList<string> Find(string text) => OwnDistributions.Find(TomlDocument.Parse(text, "/repo/orders/uv.lock"), "/repo/orders");
}

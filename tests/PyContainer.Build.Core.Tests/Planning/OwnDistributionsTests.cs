using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Planning;

public sealed class OwnDistributionsTests
{
    private const string Lock = """
        version = 1
        requires-python = ">=3.12"
        [[package]]
        name = "orders"
        version = "1.0"
        source = { editable = "." }
        [[package]]
        name = "httpx"
        version = "1.0"
        source = { registry = "https://index.example/simple" }
        [[package]]
        name = "shared"
        version = "1.0"
        source = { directory = "libs/shared" }
        [[package]]
        name = "virtual"
        version = "1.0"
        source = { virtual = "tools" }
        """;

    [Fact]
    public void What_is_built_from_folders_of_ones_own_is_listed_in_the_order_of_the_lock() => Assert.Equal(["orders", "shared"], Find(Lock));

    [Fact]
    public void A_lock_without_packages_has_none() => Assert.Empty(Find(Sample.Lock));

    [Theory]
    [InlineData("../shared")]
    [InlineData("..")]
    [InlineData("libs/../../shared")]
    [InlineData("/srv/shared")]
    public void A_folder_outside_of_the_project_is_an_error_at_its_place(string path)
    {
        var fault = Faults.Of(() => Find(Sample.Lock + $"[[package]]\nname = \"shared\"\nversion = \"1.0\"\nsource = {{ editable = \"{path}\" }}\n"));
        Assert.Equal(("PYC2038", new SourceSpan("/work/orders/uv.lock", 6, 10)), (fault.Id, fault.Span!.Value));
        Assert.Contains($"'shared' lies in '{path}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_name_starts_with_dots_is_inside() =>
        Assert.Equal(["shared"], Find(Sample.Lock + "[[package]]\nname = \"shared\"\nversion = \"1.0\"\nsource = { editable = \"..shared\" }\n"));

    private static IReadOnlyList<string> Find(string text) => OwnDistributions.Find(Sample.ReadLock(text, "/work/orders/uv.lock"), "/work/orders");
}

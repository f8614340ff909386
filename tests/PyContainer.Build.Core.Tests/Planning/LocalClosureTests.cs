using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Planning;

public sealed class LocalClosureTests
{
    [Fact]
    public void A_service_is_made_of_itself_and_of_the_local_packages_it_reaches()
    {
        var text = Sample.Lock + Package("orders", "editable = \".\"", "httpx", "shared") + Package("httpx", "registry = \"https://index.example/simple\"")
            + Package("shared", "directory = \"libs/shared\"", "tools") + Package("tools", "virtual = \"tools\"") + Package("billing", "editable = \"services/billing\"", "shared");
        Assert.Equal(["orders", "shared"], Find(text));
    }

    [Fact]
    public void What_an_extra_of_a_dependency_reaches_belongs_to_it_when_it_is_asked_for()
    {
        var text = Sample.Lock + Package("orders", "editable = \".\"").TrimEnd() + "\ndependencies = [{ name = \"shared\", extra = [\"redis\"] }]\n"
            + Package("shared", "directory = \"libs/shared\"") + "[package.optional-dependencies]\nredis = [{ name = \"cache\" }]\n" + Package("cache", "editable = \"libs/cache\"");
        Assert.Equal(["orders", "shared", "cache"], Find(text));
        Assert.Equal(["orders", "shared"], Find(text.Replace(", extra = [\"redis\"]", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_lock_without_the_service_is_stale() => Assert.Equal("PYC1045", Faults.Of(() => Find(Sample.Lock)).Id);

    [Theory]
    [InlineData("../../shared")]
    [InlineData("/srv/shared")]
    public void A_folder_that_can_be_no_context_is_an_error_at_its_place(string path)
    {
        var fault = Faults.Of(() => Find(Sample.Lock + Package("orders", $"editable = \"{path}\"")));
        Assert.Equal(("PYC2038", new SourceSpan("/srv/orders/uv.lock", 6, 10)), (fault.Id, fault.Span!.Value));
        Assert.Contains($"'orders' lies in '{path}'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../shared")]
    [InlineData("..")]
    [InlineData("libs/../../shared")]
    public void A_folder_beside_the_context_or_around_it_belongs_to_the_service(string path) =>
        Assert.Equal(["orders", "shared"], Find(Sample.Lock + Package("orders", "editable = \".\"", "shared") + Package("shared", $"directory = \"{path}\"")));

    [Fact]
    public void A_folder_whose_name_starts_with_dots_is_inside() => Assert.Equal(["orders"], Find(Sample.Lock + Package("orders", "editable = \"..orders\"")));

    private static string Package(string name, string source, params string[] dependencies) =>
        $"[[package]]\nname = \"{name}\"\nversion = \"1.0\"\nsource = {{ {source} }}\n"
        + (dependencies.Length == 0 ? "" : $"dependencies = [{string.Join(", ", dependencies.Select(dependency => $"{{ name = \"{dependency}\" }}"))}]\n");

    private static IEnumerable<string> Find(string text) => LocalClosure.Of(Sample.ReadLock(text, "/srv/orders/uv.lock"), "orders", Sample.Options("/srv/orders"), "/srv/orders").Distributions.Select(distribution => distribution.Name);
}

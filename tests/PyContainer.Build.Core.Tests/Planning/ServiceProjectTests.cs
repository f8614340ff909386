using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

public sealed class ServiceProjectTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ServiceProjectTests() => _folder.With(
        ("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"services/*\"]\n"), (".python-version", "3.12\n"),
        ("services/orders/pyproject.toml", Sample.Manifest("")), ("services/orders/.python-version", "3.13\n"),
        ("services/billing/pyproject.toml", Sample.Manifest("").Replace("orders", "Billing_Jobs", StringComparison.Ordinal)));

    [Fact]
    public void A_project_on_its_own_is_its_own_context_and_selects_nothing()
    {
        using var alone = new TempFolder();
        alone.With(("pyproject.toml", Sample.Manifest("")));
        var service = ServiceProject.Find(Sample.Options(alone.Path));
        Assert.Equal((alone.Path, "", null), (service.Context, service.Folder, service.Package));
    }

    [Fact]
    public void A_member_has_the_root_as_context_and_is_selected_by_its_normalised_name()
    {
        var service = ServiceProject.Find(Sample.Options(_folder["services/billing"]));
        Assert.Equal((_folder.Path, "services/billing", "billing-jobs"), (service.Context, service.Folder, service.Package));
    }

    [Theory]
    [InlineData("billing-jobs")]
    [InlineData("Billing.Jobs")]
    public void The_option_names_a_member_from_the_root_in_any_spelling(string name) =>
        Assert.Equal("services/billing", ServiceProject.Find(Sample.Options(_folder.Path) with { PackageName = name }).Folder);

    [Fact]
    public void The_root_without_a_project_asks_for_a_name_and_lists_the_members()
    {
        var fault = Faults.Of(() => ServiceProject.Find(Sample.Options(_folder.Path)));
        Assert.Equal("PYC2035", fault.Id);
        Assert.Contains("billing-jobs, orders", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_member_is_an_error_at_the_project_that_names_it()
    {
        var options = Sample.Options(_folder.Path) with { PackageName = "invoices" };
        var fault = Faults.Of(() => ServiceProject.Find(options));
        Assert.Equal(("PYC2050", options.ProjectFile), (fault.Id, fault.Span!.Value.File));
    }

    [Theory]
    [InlineData("services/orders", "3.13")]
    [InlineData("services/billing", "3.12")]
    public void The_pin_nearest_to_the_project_counts_up_to_the_root(string folder, string expected)
    {
        var options = Sample.Options(_folder[folder]);
        Assert.Equal(expected, PythonChoice.Choose(options, ServiceProject.Find(options)).ToString());
    }

    public void Dispose() => _folder.Dispose();
}

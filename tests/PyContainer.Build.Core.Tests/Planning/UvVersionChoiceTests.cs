namespace PyContainer.Build.Planning;

public sealed class UvVersionChoiceTests
{
    [Theory]
    [InlineData(null, null, KnownVersions.DefaultUv)]
    [InlineData(null, "0.11.2", "0.11.2")]
    [InlineData(">=0.12", null, KnownVersions.DefaultUv)]
    [InlineData("==0.13.9", null, "0.13.9")]
    [InlineData("==0.13.4", null, "0.13.4")]
    [InlineData(">=0.12,<0.13", null, "0.12.24")]
    [InlineData("~=0.12.5", null, "0.12.24")]
    [InlineData("<0.13,!=0.12.24", null, "0.12.9")]
    [InlineData("==0.12.*", null, "0.12.24")]
    [InlineData(">=0.14.1", null, "0.14.1")]
    [InlineData(">=0.12", "0.12.7", "0.12.7")]
    public void The_version_is_the_options_else_the_demands_else_the_default(string? required, string? option, string expected) =>
        Assert.Equal(expected, Choose(required, option));

    [Theory]
    [InlineData(">=1")]
    [InlineData(">0.13.9")]
    [InlineData("==0.13.9.post1")]
    [InlineData("==0.13.9+local")]
    [InlineData("==1!0.13.9")]
    [InlineData(">=0.14.0rc1,<0.14.0")]
    public void A_demand_that_no_known_version_meets_is_an_error_at_its_place(string required)
    {
        var fault = Faults.Of(() => Choose(required, null));
        Assert.Equal(("PYC2030", 5, 20), (fault.Id, fault.Span!.Value.Line, fault.Span.Value.Column));
        Assert.Contains($"'{required}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_version_outside_of_the_demand_is_an_error()
    {
        var fault = Faults.Of(() => Choose(">=0.13", "0.12.9"));
        Assert.Equal(("PYC2032", 5), (fault.Id, fault.Span!.Value.Line));
        Assert.Contains("0.12.9", fault.Message, StringComparison.Ordinal);
    }

    private static string Choose(string? required, string? option)
    {
        using var folder = new TempFolder();
        folder.With(("pyproject.toml", Sample.Manifest(required is null ? "" : $"[tool.uv]\nrequired-version = \"{required}\"\n")));
        return UvVersionChoice.Choose(Sample.Options(folder.Path) with { UvVersion = option }, Sample.Project(folder));
    }
}

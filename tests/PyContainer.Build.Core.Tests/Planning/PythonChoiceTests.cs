using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

public sealed class PythonChoiceTests
{
    [Theory]
    [InlineData(null, "3.14")]
    [InlineData(">=3.11", "3.14")]
    [InlineData(">=3.11,<3.13", "3.12")]
    [InlineData("~=3.12.0", "3.12")]
    [InlineData("==3.13.*", "3.13")]
    [InlineData(">3.10,!=3.14.*", "3.13")]
    [InlineData(">=3.12.8,<3.13", "3.12")]
    public void Without_a_pin_it_is_the_newest_supported_one_inside_of_the_range(string? range, string expected) =>
        Assert.Equal(expected, Choose(range, pin: null));

    [Theory]
    [InlineData("3.12.4\n", "3.12.4")]
    [InlineData("cpython-3.12\n", "3.12")]
    [InlineData("3.12\r\n", "3.12")]
    [InlineData("3.12", "3.12")]
    [InlineData("# for the CI too\n\n3.12 # not newer\n", "3.12")]
    [InlineData("3.12\n3.13\n", "3.12")]
    [InlineData("3.12\npypy3.11\n", "3.12")]
    [InlineData("\uFEFF3.12\r\n", "3.12")]
    [InlineData("\n# nothing\n", "3.14")]
    [InlineData("", "3.14")]
    public void The_first_line_of_the_pin_that_is_no_comment_counts(string pin, string expected) => Assert.Equal(expected, Choose(">=3.11", pin));

    [Theory]
    [InlineData("pypy3.11\n", 1, "pypy3.11")]
    [InlineData("# first\r\n>=3.12\r\n", 2, ">=3.12")]
    [InlineData("3.13:latest\n", 1, "3.13:latest")]
    [InlineData("$(id)\n", 1, "$(id)")]
    public void A_pin_that_is_no_single_CPython_is_an_error_at_its_line(string pin, int line, string shown)
    {
        var fault = Faults.Of(() => Choose(null, pin));
        Assert.Equal(("PYC2019", ".python-version", line, 1), (fault.Id, Path.GetFileName(fault.Span!.Value.File), fault.Span.Value.Line, fault.Span.Value.Column));
        Assert.Contains($"'{shown}'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.10\n")]
    [InlineData("3.12.3\n")]
    public void A_pin_outside_of_the_range_is_an_error_at_its_line(string pin)
    {
        var fault = Faults.Of(() => Choose(">=3.12.4", pin));
        Assert.Equal(("PYC2020", 1), (fault.Id, fault.Span!.Value.Line));
        Assert.Contains("(.python-version)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_comes_before_the_pin() => Assert.Equal("3.13.5", Choose(">=3.12", "pypy3.11\n", new PythonRequest(3, 13, 5)));

    [Fact]
    public void An_option_outside_of_the_range_is_an_error_at_the_project_that_sets_it()
    {
        var fault = Faults.Of(() => Choose(">=3.12", null, new PythonRequest(3, 11, null)));
        Assert.Equal(("PYC2020", "orders.csproj"), (fault.Id, Path.GetFileName(fault.Span!.Value.File)));
        Assert.Contains("3.11 (PyContainerPythonVersion)", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<3.9")]
    [InlineData(">=3.15")]
    public void A_range_without_a_supported_version_is_an_error_at_its_place(string range)
    {
        var fault = Faults.Of(() => Choose(range, null));
        Assert.Equal(("PYC2033", new SourceSpan(fault.Span!.Value.File, 4, 19)), (fault.Id, fault.Span.Value));
        Assert.Contains("3.14, 3.13, 3.12, 3.11", fault.Message, StringComparison.Ordinal);
    }

    private static string Choose(string? range, string? pin, PythonRequest? option = null)
    {
        using var folder = new TempFolder();
        folder.With(("pyproject.toml", Sample.Manifest(range is null ? "" : $"requires-python = \"{range}\"\n")));
        if (pin is not null)
            File.WriteAllBytes(folder[".python-version"], Encoding.UTF8.GetBytes(pin));
        var options = Sample.Options(folder.Path) with { PythonVersion = option };
        return PythonChoice.Choose(options, ServiceProject.Find(options)).ToString();
    }
}

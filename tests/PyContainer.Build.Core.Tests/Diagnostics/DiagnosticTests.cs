namespace PyContainer.Build.Diagnostics;

public sealed class DiagnosticTests
{
    private static readonly DiagnosticDescriptor _descriptor = new("PYC2999", DiagnosticSeverity.Warning, "'{0}' is {1}.");

    [Theory]
    [InlineData(12, 5, "/repo/a.toml(12,5): warning PYC2999: 'a{0}' is 1.")]
    [InlineData(0, 0, "/repo/a.toml: warning PYC2999: 'a{0}' is 1.")]
    public void A_finding_is_printed_as_consoles_and_editors_read_it(int line, int column, string expected) =>
        Assert.Equal(expected, _descriptor.At(new SourceSpan("/repo/a.toml", line, column), "a{0}", 1).ToString());

    [Fact]
    public void A_finding_without_a_place_starts_with_its_weight() => Assert.Equal("warning PYC2999: 'a' is 1.", _descriptor.At(at: null, "a", 1).ToString());

    [Fact]
    public void A_text_without_arguments_may_hold_braces() => Assert.Equal("Write {} here.", new DiagnosticDescriptor("PYC2999", DiagnosticSeverity.Error, "Write {} here.").At(at: null).Message);

    [Fact]
    public void The_help_link_ends_at_the_heading_of_the_code() => Assert.EndsWith("/docs/errors.md#pyc2999", _descriptor.HelpLink, StringComparison.Ordinal);

    [Fact]
    public void A_bag_keeps_the_order_and_knows_whether_the_build_fails()
    {
        var bag = new DiagnosticBag { _descriptor.At(at: null, "a", 1) };
        Assert.False(bag.HasErrors);
        bag.Add(_descriptor.At(at: null, "b", 2) with { Severity = DiagnosticSeverity.Error });
        Assert.True(bag.HasErrors);
        Assert.Equal(["'a' is 1.", "'b' is 2."], bag.Select(finding => finding.Message));
        Assert.Equal(2, bag.Count);
    }

    [Fact]
    public void An_exception_carries_its_finding_and_says_it()
    {
        var exception = _descriptor.Error(SourceSpan.Of("/a"), "a", 1);
        Assert.Equal(exception.Diagnostic.ToString(), exception.Message);
        Assert.Empty(exception.Details);
    }
}

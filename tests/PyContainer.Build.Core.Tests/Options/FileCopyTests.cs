namespace PyContainer.Build.Options;

public sealed class FileCopyTests
{
    [Theory]
    [InlineData("/app/static", true)]
    [InlineData("/app/static/", true)]
    [InlineData("/app/.well-known/a+b@c.txt", true)]
    [InlineData("/app/.venvs", true)]
    [InlineData("/app", false)]
    [InlineData("/app/", false)]
    [InlineData("/application/x", false)]
    [InlineData("app/static", false)]
    [InlineData("/etc", false)]
    [InlineData("/app/../etc", false)]
    [InlineData("/app/./x", false)]
    [InlineData("/app/x/..", false)]
    [InlineData("/app//x", false)]
    [InlineData("/app/.venv", false)]
    [InlineData("/app/.venv/", false)]
    [InlineData("/app/.venv/bin/python", false)]
    [InlineData("/app/a b", false)]
    [InlineData("/app/$HOME", false)]
    [InlineData("/app/x\n", false)]
    [InlineData("", false)]
    public void What_ships_goes_below_the_application_and_not_into_its_environment(string text, bool isOne) => Assert.Equal(isOne, FileCopy.IsDestination(text));

    [Theory]
    [InlineData("static/css/site.css", true)]
    [InlineData("...", true)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/..", false)]
    [InlineData("../a", false)]
    [InlineData("/a", false)]
    [InlineData("--from=x", false)]
    [InlineData("a/-b", false)]
    [InlineData("*", false)]
    [InlineData("a,b", false)]
    [InlineData("a\nb", false)]
    [InlineData("ä", false)]
    public void A_source_needs_no_quotes_and_stays_below(string text, bool isOne) => Assert.Equal(isOne, FileCopy.IsRelative(text));

    [Theory]
    [InlineData("docker.io/library/python:3.14-slim-trixie", true)]
    [InlineData("deps", true)]
    [InlineData("build", false)]
    [InlineData("prod", false)]
    [InlineData("steps", false)]
    [InlineData("UPPER", false)]
    [InlineData("a b", false)]
    [InlineData("$(id)", false)]
    public void An_origin_is_an_image_or_a_stage_that_may_ship(string text, bool isOne) => Assert.Equal(isOne, FileCopy.IsOrigin(text));
}

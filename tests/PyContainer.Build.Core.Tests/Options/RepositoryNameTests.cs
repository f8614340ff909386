namespace PyContainer.Build.Options;

/// <summary>The normalisation is that of the .NET SDK, with its holes closed: what comes out is always a name that docker takes.</summary>
public sealed class RepositoryNameTests
{
    [Theory]
    [InlineData("orders")]
    [InlineData("shop/orders")]
    [InlineData("contoso.api")]
    [InlineData("a__b")]
    [InlineData("a---b")]
    [InlineData("a_b/c-d.e")]
    [InlineData("0/1")]
    public void A_valid_name_stays_what_it_is(string text)
    {
        Assert.True(RepositoryName.TryNormalize(text, out var name));
        Assert.Equal(text, name!.Value);
    }

    [Theory]
    [InlineData("My App/Svc_X.1", "my-app/svc_x-1")]
    [InlineData("Contoso.Api", "contoso-api")]
    [InlineData("Foo..Bar", "foo--bar")]
    [InlineData("Größe", "gr--e")]
    [InlineData("a b", "a-b")]
    [InlineData("a\nb", "a-b")]
    [InlineData("a$(id)b", "a--id-b")]
    [InlineData("İstanbul.a", null)]
    [InlineData("1İ2", "1-2")]
    public void Another_name_is_made_valid_where_that_gives_a_name(string text, string? expected)
    {
        Assert.Equal(expected is not null, RepositoryName.TryNormalize(text, out var name));
        Assert.Equal(expected, name?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("_a")]
    [InlineData("-a")]
    [InlineData(".a")]
    [InlineData("é")]
    [InlineData("a/b/")]
    [InlineData("A/b/")]
    [InlineData("a//b")]
    [InlineData("A//B")]
    [InlineData("a-")]
    [InlineData("A.")]
    [InlineData("a/-b")]
    [InlineData("a___b")]
    [InlineData("A___b")]
    [InlineData("a\n")]
    public void A_name_whose_normal_form_is_not_valid_is_refused(string text)
    {
        Assert.False(RepositoryName.TryNormalize(text, out var name));
        Assert.Null(name);
    }

    [Theory]
    [InlineData("Orders")]
    [InlineData("a\n")]
    [InlineData("a:b")]
    [InlineData("a@b")]
    [InlineData("localhost:5000/a")]
    [InlineData("a..b")]
    [InlineData("a._b")]
    public void A_name_is_not_valid_as_it_stands(string text) => Assert.False(RepositoryName.TryParse(text, out _));

    [Fact]
    public void A_name_has_at_most_255_characters()
    {
        Assert.True(RepositoryName.TryNormalize(new string('A', 255), out var name));
        Assert.Equal(new string('a', 255), name!.Value);
        Assert.False(RepositoryName.TryNormalize(new string('A', 256), out _));
    }

    [Theory]
    [InlineData("localhost:5000/a/b", true)]
    [InlineData("myregistry.com:123/app", true)]
    [InlineData("ghcr.io/me/app", true)]
    [InlineData("[::1]:5000/app", true)]
    [InlineData("My.Registry/App", true)]
    [InlineData("shop/orders.api", false)]
    [InlineData("contoso.api", false)]
    [InlineData("a/b.c/d", false)]
    public void The_host_of_a_registry_is_noticed(string text, bool expected) => Assert.Equal(expected, RepositoryName.NamesRegistry(text));
}

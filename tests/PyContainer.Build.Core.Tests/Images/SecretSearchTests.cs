using System.Text;

namespace PyContainer.Build.Images;

public sealed class SecretSearchTests
{
    private const string Password = "s3cret/word+1";

    [Theory]
    [InlineData("x s3cret/word+1 y", true)]
    [InlineData("https://u:s3cret%2Fword%2B1@host/", true)]
    [InlineData("s3cret/word+", false)]
    [InlineData("UV_INDEX_B_PASSWORD=short", true)]
    [InlineData("password short", false)]
    [InlineData("UV_INDEX_ACME_USERNAME=alice-in-wonderland", true)]
    [InlineData("by alice-in-wonderland", false)]
    [InlineData("only-a-token-in-place-of-a-user", true)]
    [InlineData("pr0xy-word", true)]
    [InlineData("http://proxy.example:3128", false)]
    public void Secrets_are_found_in_the_forms_that_programs_write(string text, bool expected) => Assert.Equal(expected, Leaks(Encoding.UTF8.GetBytes(text)).Count > 0);

    [Fact]
    public void In_base64_it_is_found_whatever_stands_before_it()
    {
        for (var before = 0; before < 6; before++)
        {
            for (var after = 0; after < 3; after++)
            {
                var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('a', before) + Password + new string('b', after)));
                Assert.NotEmpty(Leaks(Encoding.ASCII.GetBytes(text)));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void It_is_found_however_the_bytes_come(int size)
    {
        for (var offset = 0; offset < 40; offset++)
        {
            byte[] bytes = [.. new byte[offset], .. Encoding.UTF8.GetBytes(Password), .. new byte[50]];
            Assert.NotEmpty(Leaks(bytes, size));
        }
    }

    [Fact]
    public void A_layer_that_a_later_one_hides_is_searched_and_the_file_is_named_without_the_value()
    {
        var search = Search();
        var files = ArchiveBuilder.Read(search, ArchiveBuilder.Layer(LayerEntry.File("app/a.txt", "hello"), LayerEntry.File("app/b.txt", "x" + Password)), ArchiveBuilder.Layer(LayerEntry.File("app/.wh.b.txt", "")));
        Assert.Equal([new SecretLeak("UV_INDEX_ACME_PASSWORD", "/app/b.txt", 1)], files.Leaks);
    }

    private static SecretSearch Search() => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["UV_INDEX_ACME_USERNAME"] = "alice-in-wonderland",
        ["UV_INDEX_ACME_PASSWORD"] = Password,
        ["UV_INDEX_B_PASSWORD"] = "short",
        ["UV_INDEX_C_USERNAME"] = "only-a-token-in-place-of-a-user",
        ["https_proxy"] = "http://user:pr0xy-word@proxy.example:3128",
        ["http_proxy"] = "http://proxy.example:3128",
    });

    private static IReadOnlyCollection<SecretLeak> Leaks(byte[] bytes, int size = 4096)
    {
        var search = Search();
        using var stream = new SearchedStream(new MemoryStream(bytes), search);
        var buffer = new byte[size];
        while (stream.Read(buffer, 0, size) > 0)
        {
        }
        return search.Leaks;
    }
}

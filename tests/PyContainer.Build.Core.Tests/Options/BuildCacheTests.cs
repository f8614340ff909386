namespace PyContainer.Build.Options;

public sealed class BuildCacheTests
{
    private const string Folder = "/repo/project";

    [Theory]
    [InlineData("r.example:5000/shop/orders:cache", true, "type=registry,ref=r.example:5000/shop/orders:cache")]
    [InlineData("type=registry,ref=r.example/a:cache,mode=max", true, "type=registry,ref=r.example/a:cache,mode=max")]
    [InlineData("ref=r.example/a:cache,type=registry", false, "type=registry,ref=r.example/a:cache")]
    [InlineData("type=local,dest=../cache,mode=max,compression=zstd", true, "type=local,dest=/repo/cache,mode=max,compression=zstd")]
    [InlineData("type=local,src=/c a/che", false, "type=local,src=/c a/che")]
    [InlineData("type=local,src=/a\"b", false, "type=local,\"src=/a\"\"b\"")]
    [InlineData("type=gha,scope=orders-main", false, "type=gha,scope=orders-main")]
    [InlineData("type=inline", true, "type=inline")]
    public void A_specification_is_passed_as_it_was_meant(string text, bool isWritten, string expected)
    {
        if (OperatingSystem.IsWindows() && text.Contains("local", StringComparison.Ordinal))
            return;
        Assert.Null(BuildCache.Read(text, isWritten, Folder, out var cache));
        Assert.Equal(expected, cache!.ToString());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("UPPER", true)]
    [InlineData("$(touch pwned)", true)]
    [InlineData("type=registry", true)]
    [InlineData("type=registry,ref=", true)]
    [InlineData("type=registry,ref=user:hidden@r.example/a", true)]
    [InlineData("type=registry,ref=a,ref=b", true)]
    [InlineData("type=registry,ref=a,password=hidden", true)]
    [InlineData("type=registry,ref=a,mode=ma x", true)]
    [InlineData("type=gha,token=hidden", true)]
    [InlineData("type=gha,url=https://hidden/", false)]
    [InlineData("type=s3,bucket=b,secret_access_key=hidden", true)]
    [InlineData("type=inline", false)]
    [InlineData("type=inline,ref=a", true)]
    [InlineData("type=local,dest=/c", false)]
    [InlineData("type=local,src=/c", true)]
    [InlineData("type=local,dest", true)]
    [InlineData("hid den=hidden,type=gha", true)]
    public void Anything_else_is_refused_without_repeating_it(string text, bool isWritten)
    {
        var fault = BuildCache.Read(text, isWritten, Folder, out _);
        Assert.NotNull(fault);
        Assert.DoesNotContain("hidden", fault, StringComparison.Ordinal);
    }
}

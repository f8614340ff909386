namespace PyContainer.Build.Credentials;

public sealed class NetrcReaderTests
{
    [Theory]
    [InlineData("machine a.example login alice password pw", "alice", "pw")]
    [InlineData("machine a.example\n\tlogin alice\n\tpassword pw\n", "alice", "pw")]
    [InlineData("machine\na.example\nlogin\nalice\npassword\npw", "alice", "pw")]
    [InlineData("\uFEFFmachine a.example\r\nlogin alice\r\npassword pw\r\n", "alice", "pw")]
    [InlineData("# mine\nmachine a.example # the old one\nlogin alice\npassword #pw#", "alice", "#pw#")]
    [InlineData("machine a.example login alice password \"p w\\\"\\\\\"", "alice", "p w\"\\")]
    [InlineData("machine a.example login alice password \"\"\nmachine a.example login bob password pw", "bob", "pw")]
    [InlineData("machine a.example account x user alice password pw", "alice", "pw")]
    [InlineData("machine A.Example login alice password pw", "alice", "pw")]
    [InlineData("machine b.example login bob password no\nmachine a.example login alice password pw", "alice", "pw")]
    [InlineData("macdef init\nmachine a.example login eve password no\n\nmachine a.example login alice password pw", "alice", "pw")]
    [InlineData("machine a.example login alice password pw\nmacdef init\ncd x", "alice", "pw")]
    [InlineData("default login alice password pw", "alice", "pw")]
    [InlineData("machine a.example password pw", null, "pw")]
    public void The_words_of_a_file_are_read_as_ftp_and_curl_read_them(string text, string? login, string password)
    {
        var entry = new NetrcReader(text, "/home/me/.netrc").Read().Find("a.example", null, takesDefault: true);
        Assert.Equal((login, password), (entry?.Login, entry?.Password));
    }

    [Theory]
    [InlineData("machine a.example login alice password", 1)]
    [InlineData("\nmachine a.example\nlogin alice\npassword\n\n\n", 4)]
    [InlineData("machine a.example\nlogin s3cret word", 2)]
    [InlineData("login s3cret password pw", 1)]
    [InlineData("machine a.example\nlogin \"s3cret\npassword pw", 2)]
    [InlineData("machine a.example login alice password \"s3cret\u0007\"", 1)]
    [InlineData("# one\n# two\ns3cret", 3)]
    [InlineData("macdef", 1)]
    public void A_broken_file_is_told_with_its_line_and_without_its_words(string text, int line)
    {
        var fault = Faults.Of(() => new NetrcReader(text, "/home/me/.netrc").Read());
        Assert.Equal(("PYC2130", "/home/me/.netrc", line), (fault.Id, fault.Span!.Value.File, fault.Span.Value.Line));
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_that_is_named_gets_no_password_of_another_and_a_host_none_of_its_neighbour()
    {
        var file = new NetrcReader("machine a.example login alice password 1\nmachine a.example login bob password 2\ndefault login eve password 3", "x").Read();
        Assert.Equal(("1", "2", null), (file.Find("a.example", null, false)?.Password, file.Find("a.example", "bob", false)?.Password, file.Find("a.example", "carol", true)?.Password));
        Assert.Equal((null, "3"), (file.Find("b.example", null, takesDefault: false)?.Password, file.Find("b.example", null, takesDefault: true)?.Password));
        Assert.Null(file.Find("sub.a.example", null, takesDefault: false));
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        string[] words = ["machine", "default", "login", "password", "account", "macdef", "\"", "\\", "#", "\n", " ", "\t", "x", "\r\n", "\0"];
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            try
            {
                new NetrcReader(text, "x").Read();
            }
            catch (Diagnostics.DiagnosticException exception)
            {
                Assert.Equal("PYC2130", exception.Diagnostic.Id);
            }
        }
    }

    [Fact]
    public void NETRC_names_the_file_and_a_home_folder_stands_in_for_it()
    {
        using var folder = new TempFolder();
        var name = OperatingSystem.IsWindows() ? "_netrc" : ".netrc";
        folder.With(("home/" + name, ""), ("other", ""));
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HOME"] = folder["home"], ["USERPROFILE"] = folder["home"] };
        Assert.Equal(folder["home/" + name], Netrc.Locate(environment.GetValueOrDefault, folder.Path));
        environment["NETRC"] = "other";
        Assert.Equal(folder["other"], Netrc.Locate(environment.GetValueOrDefault, folder.Path));
        // Whoever names a file does not mean another one.
        environment["NETRC"] = "gone";
        Assert.Null(Netrc.Locate(environment.GetValueOrDefault, folder.Path));
        Assert.Null(Netrc.Locate(_ => null, folder.Path));
    }

    [Fact]
    public void A_file_that_is_no_netrc_at_all_is_not_swallowed()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["large"], new byte[(1 << 20) + 1]);
        Assert.Equal("PYC2130", Faults.Of(() => Netrc.Read(folder["large"])).Id);
    }
}

using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Credentials;

public sealed class IndexSecretStoreTests : IDisposable
{
    private const string User = "UV_INDEX_ACME_USERNAME";
    private const string Password = "UV_INDEX_ACME_PASSWORD";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal);
    private readonly List<ProcessSpec> _calls = [];
    private Func<ProcessSpec, ProcessResult> _keyring = spec => throw new ProcessStartException(spec.FileName, "is not on PATH");

    public IndexSecretStoreTests()
    {
        _environment["HOME"] = _environment["USERPROFILE"] = _folder["home"];
        Project("authenticate = \"always\"");
    }

    [Fact]
    public void The_environment_comes_first_and_nothing_else_is_asked()
    {
        (_environment[User], _environment[Password]) = ("alice", "from-environment");
        Netrc("this is no netrc");
        Assert.Equal([(Password, "from-environment"), (User, "alice")], Found(Keyring()));
        Assert.Empty(_calls);
    }

    [Fact]
    public void Then_netrc_for_the_user_that_is_named()
    {
        Netrc("machine packages.acme.example login bob password no\nmachine packages.acme.example login alice password from-netrc");
        _environment[User] = "alice";
        Assert.Equal([(Password, "from-netrc"), (User, "alice")], Found(Keyring()));
        Assert.Empty(_calls);
        _environment.Remove(User);
        Assert.Equal([(Password, "no"), (User, "bob")], Found());
    }

    [Fact]
    public void Then_the_keyring_by_address_and_then_by_host_for_the_user_of_the_address()
    {
        Project("authenticate = \"always\"", "https://alice@packages.acme.example:8443/simple");
        _keyring = spec => spec.Arguments[1].Contains('/', StringComparison.Ordinal) ? new ProcessResult(1, "", "") : new ProcessResult(0, "from-keyring\n", "");
        Assert.Equal([(Password, "from-keyring"), (User, "alice")], Found(Keyring()));
        Assert.Equal(["keyring get https://packages.acme.example:8443/simple alice", "keyring get packages.acme.example:8443 alice"], _calls.Select(call => call.ToString()));
    }

    [Fact]
    public void Without_a_user_the_keyring_is_asked_for_both_where_the_index_is_known_to_want_them()
    {
        _keyring = _ => new ProcessResult(0, "alice\nfrom-keyring\n", "");
        Assert.Equal([(Password, "from-keyring"), (User, "alice")], Found(Keyring()));
        Assert.Equal(["get", "https://packages.acme.example/simple", "--mode", "creds"], Assert.Single(_calls).Arguments);
        Project("");
        Assert.Empty(Found(Keyring()));
        Assert.Single(_calls);
    }

    [Fact]
    public void A_keyring_is_asked_only_when_that_was_chosen_in_the_option_or_in_the_project()
    {
        _keyring = _ => new ProcessResult(0, "alice\nfrom-keyring\n", "");
        Assert.Equal("PYC2052", Faults.Of(() => Found()).Id);
        Project("authenticate = \"always\"", more: "[tool.uv]\nkeyring-provider = \"subprocess\"\n");
        Assert.NotEmpty(Found());
        Assert.Equal("PYC2052", Faults.Of(() => Found(options => options with { AsksKeyring = false })).Id);
    }

    [Theory]
    [InlineData(1, "alice\ns3cret", "", null)]
    [InlineData(0, "alice", "", null)]
    [InlineData(0, "", "", null)]
    [InlineData(2, "", "keyring: error: unrecognized arguments: --mode creds s3cret", "PYC3271")]
    public void What_a_keyring_says_beside_credentials_is_not_told(int exitCode, string output, string error, string? finding)
    {
        _keyring = _ => new ProcessResult(exitCode, output, error);
        var fault = Faults.Of(() => Found(Keyring()));
        Assert.Equal("PYC2052", fault.Id);
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
        Project("", "https://alice@packages.acme.example/simple");
        // A user is named: only the old keyring's fault remains to be told, and it does not come up.
        Assert.Empty(Secrets(Keyring()).Findings);
        Assert.NotNull(finding ?? "");
    }

    [Fact]
    public void A_keyring_that_is_not_there_is_told_once_and_stops_nothing_that_may_do_without()
    {
        Project("", "https://alice@packages.acme.example/simple");
        var secrets = Secrets(Keyring());
        Assert.Equal("PYC3270", Assert.Single(secrets.Findings).Id);
        Assert.Equal((User, "alice"), (Assert.Single(secrets.Values).Key, secrets.Values[User]));
        Assert.Single(_calls);
    }

    [Fact]
    public void Missing_credentials_are_told_with_every_place_that_was_looked_at()
    {
        Netrc("machine other.example login alice password s3cret");
        var fault = Faults.Of(() => Found());
        Assert.Equal("PYC2052", fault.Id);
        Assert.All(new[] { "'acme'", User, "the environment", ".netrc' (nothing for packages.acme.example)", "PyContainerKeyringProvider" }, text => Assert.Contains(text.Replace(".netrc", OperatingSystem.IsWindows() ? "_netrc" : ".netrc", StringComparison.Ordinal), fault.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
        (_environment[User], _environment[Password]) = ("alice", "");
        Assert.Contains(Password, Faults.Of(() => Found()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_the_service_does_not_need_demands_nothing()
    {
        Project("authenticate = \"always\"", @lock: Lock("https://pypi.example/simple"));
        Assert.Empty(Found(Keyring()));
        Assert.Empty(_calls);
    }

    [Fact]
    public void An_index_of_developers_is_demanded_for_their_stage_alone()
    {
        Project("authenticate = \"always\"", more: "[dependency-groups]\ndev = [\"greetings\"]\n", @lock:
            "version = 1\nrequires-python = \">=3.11\"\n[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n[package.dev-dependencies]\ndev = [{ name = \"greetings\" }]\n"
            + "[[package]]\nname = \"greetings\"\nversion = \"1\"\nsource = { registry = \"https://packages.acme.example/simple/\" }\n");
        Assert.Empty(Found());
        Assert.Equal("PYC2052", Faults.Of(() => Found(target: BuildTarget.Build)).Id);
    }

    [Fact]
    public void An_open_index_is_sent_what_is_meant_for_its_host_and_never_the_default_of_netrc()
    {
        Project("");
        Netrc("default login anonymous password me@example");
        Assert.Empty(Found());
        Netrc("machine packages.acme.example login alice password pw");
        Assert.Equal([(Password, "pw"), (User, "alice")], Found());
        Netrc("broken");
        Assert.Equal(("PYC2130", Diagnostics.DiagnosticSeverity.Warning), Secrets().Findings.Select(finding => (finding.Id, finding.Severity)).Single());
        Project("authenticate = \"never\"");
        Assert.Empty(Secrets().Findings);
    }

    [Fact]
    public void For_pip_they_are_parts_of_an_address()
    {
        (_environment[User], _environment[Password]) = ("alice", "a/b@c%");
        var values = Secrets(options => options with { Installer = InstallerKind.Pip }).Values;
        Assert.Equal(("a/b@c%", "a%2Fb%40c%25"), (values[Password], values[Password + "_URL"]));
    }

    [Fact]
    public void A_uv_toml_beside_the_lock_names_indexes_too()
    {
        Project("", "https://other.example/simple", @lock: Lock("https://packages.acme.example/simple"));
        _folder.With(("uv.toml", "[[index]]\nname = \"beside\"\nurl = \"https://packages.acme.example/simple\"\nauthenticate = \"always\"\n"));
        Assert.Contains("UV_INDEX_BESIDE_USERNAME", Faults.Of(() => Found()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Func<ServiceOptions, ServiceOptions> Keyring() => options => options with { AsksKeyring = true };

    private static string Lock(string registry) =>
        "version = 1\nrequires-python = \">=3.11\"\n[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\ndependencies = [{ name = \"greetings\" }]\n"
        + $"[[package]]\nname = \"greetings\"\nversion = \"1\"\nsource = {{ registry = \"{registry}\" }}\n";

    private void Netrc(string text) => _folder.With((OperatingSystem.IsWindows() ? "home/_netrc" : "home/.netrc", text));

    private void Project(string index, string url = "https://packages.acme.example/simple", string more = "", string? @lock = null) => _folder.With(
        ("pyproject.toml", Sample.Manifest("dependencies = [\"greetings\"]\n" + more + $"[[tool.uv.index]]\nname = \"acme\"\nurl = \"{url}\"\n{index}\n")),
        ("uv.lock", @lock ?? Lock(url.Replace("alice@", "", StringComparison.Ordinal))));

    private IndexSecrets Secrets(Func<ServiceOptions, ServiceOptions>? change = null, BuildTarget target = BuildTarget.Prod)
    {
        var options = (change ?? (options => options))(Sample.Options(_folder.Path));
        var runner = new FakeRunner(spec =>
        {
            _calls.Add(spec);
            return _keyring(spec);
        });
        return new IndexSecretStore(runner, _environment.GetValueOrDefault).DemandAsync(options, ServiceProject.Find(options), target, CancellationToken.None).GetAwaiter().GetResult();
    }

    private IEnumerable<(string, string)> Found(Func<ServiceOptions, ServiceOptions>? change = null, BuildTarget target = BuildTarget.Prod) =>
        Secrets(change, target).Values.Select(pair => (pair.Key, pair.Value)).Order();
}

using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>Text that a shell, a Dockerfile or a log would read as more than text, in every option that the binder knows.</summary>
public sealed class HostileTextTests
{
    // Programs and files to write: any text without a line break names one.
    private static readonly Dictionary<string, Func<ServiceOptions, string?>> _anyText = new(StringComparer.Ordinal)
    {
        ["DockerPath"] = options => options.DockerPath,
        ["UvPath"] = options => options.UvPath,
        ["DigestFile"] = options => Path.GetFileName(options.DigestFile),
        ["TestResults"] = options => Path.GetFileName(options.TestResults),
        ["Archive"] = options => Path.GetFileNameWithoutExtension(options.Archive),
    };

    // They are told of, and go nowhere: the name stands in another option, the family in none.
    private static readonly string[] _warnings = ["Family", "ImageName"];

    public static TheoryData<string> Options
    {
        get
        {
            using var service = new ServiceFolder();
            service.Bind();
            return [.. service.Item.Asked.Except(["FullPath", "OutputDirectory", "ProjectFile", "ProjectName"], StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_line_break_or_another_control_character_is_refused_once(string option)
    {
        foreach (var hostile in new[] { "x\nRUN id", "x\r\nRUN id", "x\0", "x\u001b[2J", "x\u0085y", "\n" })
        {
            using var service = new ServiceFolder();
            service.Item.SetMetadata(option, hostile);
            Assert.Equal(["PYC2002"], service.Errors());
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Shell_text_is_refused_or_carried_as_it_is(string option)
    {
        foreach (var hostile in new[] { "$(id)", "`id`", "'; id; '", "\"; id; \"", "${HOME}", "a && id", "| id", "x \\" })
        {
            using var service = new ServiceFolder();
            service.Item.SetMetadata(option, hostile);
            if (option == "Repository")
                service.Item.SetMetadata("ProjectName", hostile);
            var (options, findings) = service.Bind();
            if (options is not null && option == "Repository")
                // The name of a project is made valid: what a name cannot hold becomes a hyphen.
                Assert.Matches(@"\A[a-z0-9._/-]+\z", options.Repository.Value);
            else if (_anyText.TryGetValue(option, out var read))
                Assert.Equal(option == "Archive" ? "orders" : hostile, read(options!));
            else if (_warnings.Contains(option))
                Assert.Single(findings);
            else
                Assert.True(findings.HasErrors, $"{option} takes {hostile}");
        }
    }

    [Fact]
    public void The_value_of_a_variable_is_carried_as_it_is()
    {
        const string Hostile = "$(id) `id` ${HOME} 'a' \"b\" \\n # {0}";
        using var service = new ServiceFolder();
        Assert.Equal(Hostile, Assert.Single(service.Bind(variables: [BinderTests.Item("GREETING", "Value", Hostile)]).Options!.EnvironmentVariables).Value);
    }
}

using System.Text.RegularExpressions;

namespace PyContainer.Build;

/// <summary>The projects of docs/migration.md, one for each pattern: each does what the page says of it.</summary>
public sealed partial class MigrationTests
{
    // In the order of the page: lines that the generated Dockerfile has, and words that it has not.
    public static TheoryData<int, string, string> Patterns => new()
    {
        { 0, "apk add --no-cache --no-scripts --initdb --root|mesa-gl|tools.minify|FROM scratch AS rootfs", "curl" },
        { 1, "FROM gcr.io/distroless/cc-debian13:nonroot AS rootfs|USER 65532:65532|FROM docker.io/library/debian:13-slim AS base", "--chown=app" },
        { 2, "--require-hashes|\"-m\", \"main\"|EXPOSE 8000", "uv sync" },
        { 3, "AS rootfs|UV_PYTHON_DOWNLOADS=never|USER 65532:65532", "distroless" },
        { 4, "FROM gcr.io/distroless/python3-debian13:nonroot AS rootfs", "nonroot:nonroot" },
        { 5, "\"greeter.app:app\"|USER 65532:65532", "useradd" },
    };

    [PackageTheory]
    [MemberData(nameof(Patterns))]
    public void The_project_of_each_pattern_generates_what_the_page_says(int pattern, string expected, string unexpected)
    {
        using var repository = Template.Repository();
        repository.Write("tools/minify.py", "");
        repository.Write("main.py", "");
        repository.Write("requirements.txt", "idna==3.10 --hash=sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3\n");
        repository.Write(Template.ProjectFile, Projects()[pattern].Replace("Version=\"0.1.0\"", $"Version=\"{PackedPackage.Instance.Version}\"", StringComparison.Ordinal));
        if (pattern == 2)
        {
            File.Delete(repository.PathOf("pyproject.toml"));
            File.Delete(repository.PathOf("uv.lock"));
        }
        repository.Dotnet("msbuild", "-t:PyContainerGenerateDockerfile", "-p:Configuration=Release").MustSucceed();
        var dockerfile = File.ReadAllText(repository.PathOf(Path.Combine("obj", "Release", "net10.0", "pycontainer", "Dockerfile")));
        Assert.All(expected.Split('|'), text => Assert.Contains(text, dockerfile, StringComparison.Ordinal));
        Assert.DoesNotContain(unexpected, dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_of_the_page_is_held_by_a_test() => Assert.Equal(Patterns.Count, Projects().Count);

    private static List<string> Projects() =>
        [.. Example().Matches(File.ReadAllText(Path.Combine(TestAssets.RepositoryRoot(), "docs", "migration.md")).ReplaceLineEndings("\n")).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("```xml\n(?<text><Project Sdk=.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}

using System.Text.Json;
using PyContainer.Build.Files;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>An ignore file means what BuildKit takes it for.</summary>
public sealed class IgnorePatternsTests
{
    // Answers of BuildKit: which of some files a COPY of the whole context brought, for lines made at random.
    private static readonly JsonElement _recorded = JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "PyContainer.Build.Core.Tests", "Dockerfiles", "Reading", "ignore-answers.json"))).RootElement;

    [Fact]
    public void Whatever_is_written_the_answer_is_the_one_of_BuildKit()
    {
        string[] files = [.. _recorded.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        var cases = _recorded.GetProperty("cases").EnumerateArray().ToList();
        Assert.True(cases.Count > 60, $"{cases.Count} cases");
        foreach (var (lines, entered) in cases.Select(one => (Texts(one, "lines"), Texts(one, "entered"))))
        {
            var patterns = IgnorePatterns.Parse(string.Join('\n', lines) + "\n", "/repo/.dockerignore");
            Assert.True(files.Where(file => !patterns.Excludes(file)).SequenceEqual(entered), string.Join(" | ", lines));
        }
    }

    [Theory]
    [InlineData("#a", "#a", false)]
    [InlineData(" #a", "#a", true)]
    [InlineData("\uFEFFa", "a", true)]
    [InlineData("a\r", "a", true)]
    [InlineData("a\n!a", "a", false)]
    [InlineData("! a \na", "a", true)]
    [InlineData("/a/./b/../c/", "a/c", true)]
    [InlineData("a[", "a[", false)]
    [InlineData("a\\*", "a*", true)]
    [InlineData("a\\*", "ab", false)]
    [InlineData("**/*.py[cod]", "x/y/m.pyc", true)]
    [InlineData("**/*.py[cod]", "x/y/m.py", false)]
    [InlineData("**file", "x/myfile", true)]
    [InlineData("**/file", "x/myfile", false)]
    [InlineData("dir/**", "dir", false)]
    [InlineData("dir/**", "dir/x/y", true)]
    [InlineData("a+(b)|c.d$", "a+(b)|c.d$", true)]
    public void One_line(string text, string path, bool isOut) => Assert.Equal(isOut, IgnorePatterns.Parse(text, "x").Excludes(path));

    private static string[] Texts(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}

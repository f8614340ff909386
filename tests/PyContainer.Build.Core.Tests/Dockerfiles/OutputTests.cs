using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>What holds for the bytes of every generated file.</summary>
[Collection(nameof(WorkingFolder))]
public sealed class OutputTests
{
    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Identical_projects_give_identical_files_wherever_they_lie(string name, BaseKind kind)
    {
        using var one = new TempFolder();
        using var other = new TempFolder();
        var (first, second) = (Write(one, name, kind, backwards: false), Write(other, name, kind, backwards: true));
        Assert.Equal(first, second);
        Assert.DoesNotContain(Path.GetFileName(one.Path), first, StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void The_working_folder_of_the_process_changes_nothing(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        elsewhere.With(("main.py", "app = FastAPI()\n"), ("README.md", ""), (".python-version", "3.13.0\n"));
        var before = Directory.GetCurrentDirectory();
        var expected = Write(folder, name, kind, backwards: false);
        try
        {
            Directory.SetCurrentDirectory(elsewhere.Path);
            Assert.Equal(expected, Write(folder, name, kind, backwards: false));
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Lines_end_in_LF_alone_and_hold_no_other_control_character(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var text = Write(folder, name, kind, backwards: false);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
        Assert.NotEqual('\uFEFF', text[0]);
    }

    private static string Write(TempFolder folder, string name, BaseKind kind, bool backwards)
    {
        var plan = GoldenProjects.Plan(folder, name, kind, backwards);
        return DockerfileWriter.Write(Recipe.Create(plan)) + IgnoreFile.Create(plan.Files);
    }
}

/// <summary>Tests that change the working folder of the process run alone.</summary>
[CollectionDefinition(nameof(WorkingFolder), DisableParallelization = true)]
public sealed class WorkingFolder;

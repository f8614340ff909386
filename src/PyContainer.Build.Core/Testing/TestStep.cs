namespace PyContainer.Build.Testing;

/// <summary>One check, as it runs in a stage of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The program and its arguments.</param>
/// <param name="Tool">What reads its output.</param>
public sealed record TestStep(string Name, IReadOnlyList<string> Arguments, TestTool Tool)
{
    /// <summary>The folder in the stage that takes its results: below <c>/tmp</c>, so that any user may write there.</summary>
    public static string FolderOf(string name) => "/tmp/results/" + name;

    /// <summary>The JUnit file that it leaves in its folder, or null.</summary>
    public string? Report { get; init; }

    /// <summary>Whether it may use a network.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>The stage it runs in.</summary>
    public string Stage => "test-" + Name;

    /// <summary>The command as a person would type it.</summary>
    public override string ToString() => new Processes.ProcessSpec(Arguments[0], [.. Arguments.Skip(1)]).ToString();
}

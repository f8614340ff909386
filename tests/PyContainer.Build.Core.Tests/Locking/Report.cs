using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

/// <summary>Tells counts in the output of the test run, also of tests that pass.</summary>
internal static class Report
{
    public static void Say(ITestOutputHelper output, string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}

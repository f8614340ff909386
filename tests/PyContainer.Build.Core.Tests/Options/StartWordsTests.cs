using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Options;

/// <summary>The words of the start are arranged as the .NET SDK arranges them, in every combination.</summary>
public sealed class StartWordsTests
{
    private static readonly string _table = Repository.File("tests", "PyContainer.Build.Core.Tests", "Options", "start-words.txt");

    private static readonly Dictionary<string, DiagnosticDescriptor> _codes = new()
    {
        ["CONTAINER2024"] = RunOptionCodes.EntryPointArgsAlone,
        ["CONTAINER2025"] = RunOptionCodes.AppCommandNotUsed,
        ["CONTAINER2026"] = RunOptionCodes.AppCommandNotUsed,
        ["CONTAINER2028"] = RunOptionCodes.TwoEntryPoints,
    };

    public static TheoryData<string> Rows => [.. File.ReadLines(_table).Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_the_SDK_does_is_done(string row)
    {
        var (given, expected) = (row.Split(" => ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Split(" => ")[1]);
        string[] Words(int column) => given[column] == "-" ? [] : [given[column]];
        var words = new StartWords
        {
            Instruction = given[0] == "-" ? AppInstruction.Default : Enum.Parse<AppInstruction>(given[0], ignoreCase: true),
            EntryPoint = Words(1),
            EntryPointArgs = Words(2),
            DefaultArgs = Words(3),
            AppCommand = Words(4),
            AppCommandArgs = Words(5),
        };
        if (_codes.TryGetValue(expected, out var code))
        {
            Assert.Equal(code, words.Fault);
            return;
        }
        var (entryPoint, arguments) = words.Arrange(words.AppCommand);
        Assert.Equal(expected, $"[{string.Join(' ', entryPoint)}] [{string.Join(' ', arguments)}]");
        // The SDK would leave what the base starts; here no base starts anything that is meant.
        Assert.Equal(entryPoint.Count + arguments.Count == 0 || (!words.HasApplication && entryPoint.Count == 0) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, words.Fault?.Severity ?? DiagnosticSeverity.Warning);
    }

    [Fact]
    public void The_old_form_of_default_arguments_is_a_warning() =>
        Assert.Equal(RunOptionCodes.OldDefaultArgs, new StartWords { EntryPointArgs = ["a"] }.Fault);
}

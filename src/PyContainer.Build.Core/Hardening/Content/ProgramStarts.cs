using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-57: what starts is there, may be run, and so is the interpreter that it names; else the container ends with exit code 127.</summary>
internal sealed class ProgramStarts() : HardeningRule(57, HardeningGrade.Critical, "Correct ENTRYPOINT, or ship what it names.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        if (files.Image.EntryPoint.Concat(files.Image.Command).FirstOrDefault() is not { Length: > 0 } name)
            return [];
        return files.Program(name) switch
        {
            null => [new FileFinding(name, "starts, and is not there")],
            { IsExecutable: false } file => [new FileFinding(file.Path, "starts, and nobody may run it")],
            var file when Interpreter(file) is { } needed && files.Files.Resolve(needed) is not { IsExecutable: true } => [new FileFinding(file.Path, $"starts, and its interpreter '{needed}' is not there")],
            { Elf: null } file when ScriptInterpreter(file) is null => [new FileFinding(file.Path, "starts, and is neither a program nor a script with an interpreter")],
            _ => [],
        };
    }

    /// <summary>The program in the first line of a script (execve(2)); null where it has none.</summary>
    internal static string? ScriptInterpreter(ImageFile file) =>
        file.Text is ['#', '!', .. var line] && line.Split('\n')[0].Trim().Split([' ', '\t'], 2)[0] is { Length: > 0 } program ? program : null;

    private static string? Interpreter(ImageFile file) => file.Elf is { Interpreter.Length: > 0 } program ? program.Interpreter : ScriptInterpreter(file);
}

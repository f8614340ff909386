using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// One rule of the rubric (<c>docs/hardening.md</c>): one class, one id. It says what it finds in a Dockerfile that was read, in the
/// config of a finished image, in its files, or in all of them. Numbers are never changed and never given to another rule.
/// </summary>
public abstract class HardeningRule
{
    /// <param name="number">The number in the rubric.</param>
    /// <param name="grade">The weight in the rubric.</param>
    /// <param name="remedy">The next step, as a sentence. Braces in it are doubled.</param>
    private protected HardeningRule(int number, HardeningGrade grade, string remedy)
    {
        (Number, Grade) = (number, grade);
        Descriptor = new DiagnosticDescriptor($"PYC40{number:00}", grade.Severity(), $"HARD-{number:00}: {{0}}. {remedy}");
    }

    /// <summary>The number in the rubric.</summary>
    public int Number { get; }

    /// <summary>The name of the rule in settings and texts, <c>HARD-nn</c>.</summary>
    public string Id => $"HARD-{Number:00}";

    /// <summary>The weight in the rubric.</summary>
    public HardeningGrade Grade { get; }

    /// <summary>The code <c>PYC40nn</c> and the text; its hole is what was found.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>What breaks the rule in a Dockerfile.</summary>
    internal virtual IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) => [];

    /// <summary>What breaks the rule in an image: clauses for the hole of the text.</summary>
    internal virtual IEnumerable<string> CheckImage(ImageConfig image) => [];

    /// <summary>What breaks the rule in the files of an image.</summary>
    internal virtual IEnumerable<FileFinding> CheckFiles(ShippedFiles files) => [];
}

/// <summary>What a rule found in an image.</summary>
/// <param name="Path">The file; empty where one is missing.</param>
/// <param name="What">The rest of a clause that begins with the file.</param>
internal sealed record FileFinding(string Path, string What)
{
    /// <summary>The clause for the hole of the rule's text.</summary>
    internal string Text => Path.Length == 0 ? What : $"'{Path}' {What}";
}

/// <summary>What a rule found in a Dockerfile.</summary>
/// <param name="Line">The line.</param>
/// <param name="What">A clause for the hole of the rule's text.</param>
internal sealed record Finding(int Line, string What)
{
    internal Finding(ReadInstruction at, string what) : this(at.Line, what)
    {
    }

    /// <summary>Full path of the file where it is not the Dockerfile.</summary>
    internal string? File { get; init; }
}

using System.Globalization;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A Dockerfile that was read: the file of a user, or one of our own, read back.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Directives">The parser directives.</param>
/// <param name="Comments">The comments.</param>
/// <param name="GlobalArguments">The ARG instructions before the first stage.</param>
/// <param name="Stages">The stages, at least one.</param>
public sealed record DockerfileDocument(
    string Path,
    IReadOnlyList<ParserDirective> Directives,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<ArgInstruction> GlobalArguments,
    IReadOnlyList<ReadStage> Stages)
{
    /// <summary>All instructions in the order of the file.</summary>
    public IEnumerable<ReadInstruction> Instructions => GlobalArguments.Concat(Stages.SelectMany(stage => stage.Instructions.Prepend(stage.From)));

    /// <summary>The stage that a name or number means for a stage; null when it means an image.</summary>
    public ReadStage? Find(string reference, ReadStage user) => FindNamed(Stages.Take(user.Index), reference)
        ?? (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < user.Index ? Stages[index] : null);

    /// <summary>The last of some stages that has a name; letters of either case are the same.</summary>
    internal static ReadStage? FindNamed(IEnumerable<ReadStage> stages, string name) =>
        stages.LastOrDefault(stage => string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase));
}

namespace PyContainer.Build.Dockerfiles;

/// <summary>A stage: <c>FROM … AS name</c> and what follows.</summary>
/// <param name="Name">Its name, small letters.</param>
/// <param name="From">An image reference, or the name of an earlier stage.</param>
/// <param name="Reason">What the stage is for; a comment above it.</param>
/// <param name="Instructions">The instructions after FROM.</param>
public sealed record Stage(string Name, string From, string Reason, IReadOnlyList<Instruction> Instructions);

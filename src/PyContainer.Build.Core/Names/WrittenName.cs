using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Names;

/// <summary>A name where it gets a value.</summary>
/// <param name="Name">The name, as written; MSBuild reads it without regard to case.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="ItemType">The type of the item that has the metadata; empty for anything else.</param>
/// <param name="At">Where it stands.</param>
public sealed record WrittenName(string Name, NameKind Kind, string ItemType, SourceSpan At);

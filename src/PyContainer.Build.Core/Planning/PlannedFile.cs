namespace PyContainer.Build.Planning;

/// <summary>A file that is generated beside the Dockerfile.</summary>
/// <param name="Path">Its path below the folder that it belongs to, with <c>/</c>.</param>
/// <param name="Text">Its text, LF line ends.</param>
public sealed record PlannedFile(string Path, string Text);

using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>A fragment with what its file holds.</summary>
/// <param name="Fragment">The fragment.</param>
/// <param name="Text">The file, LF line ends.</param>
public sealed record PlannedFragment(DockerfileFragment Fragment, string Text);

namespace PyContainer.Build.Options;

/// <summary>A command of the user's own that changes the project's sources before they are packaged, such as one that minifies assets.</summary>
/// <param name="Name">Its name, as <see cref="TestCommand.IsName"/> allows.</param>
/// <param name="Arguments">The program and its arguments; no shell reads them.</param>
/// <param name="HasNetwork">Whether it may use a network; without one its result depends on nothing but the files.</param>
public sealed record BuildCommand(string Name, IReadOnlyList<string> Arguments, bool HasNetwork);

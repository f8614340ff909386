namespace PyContainer.Build.Toml;

/// <summary>One name of a key such as <c>tool.uv</c>, which has two.</summary>
/// <param name="Name">The name without quotes, escapes resolved.</param>
/// <param name="Offset">Where it starts.</param>
internal readonly record struct TomlKeyPart(string Name, int Offset);

namespace PyContainer.Build.Toml;

/// <summary>The content of a string: bytes of the file, or a text of its own where escapes made it different.</summary>
/// <param name="Start">Offset of the first byte between the quotes.</param>
/// <param name="Length">Number of bytes between the quotes.</param>
/// <param name="Decoded">The text when it has escapes, else null.</param>
internal readonly record struct TomlText(int Start, int Length, string? Decoded);

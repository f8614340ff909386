namespace PyContainer.Build.Buildx;

/// <summary>A stage whose files are written to a folder.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Folder">The folder, full path.</param>
/// <param name="Uncached">Stages whose steps run even where the cache has their results.</param>
public sealed record StageExport(string Stage, string Folder, IReadOnlyList<string> Uncached);

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A stage of a file that was read.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="From">Its first instruction.</param>
/// <param name="Parent">The stage that it starts from; null when that is an image.</param>
/// <param name="Instructions">The instructions after FROM.</param>
/// <param name="After">What is set at its end.</param>
public sealed record ReadStage(int Index, FromInstruction From, ReadStage? Parent, IReadOnlyList<ReadInstruction> Instructions, BuildState After)
{
    /// <summary>Its name in small letters, or null.</summary>
    public string? Name => From.Name?.ToLowerInvariant();

    /// <summary>The stage for people: its name, or its number.</summary>
    public string Title => Name ?? $"{Index}";

    /// <summary>The stage and those it starts from, the first one first.</summary>
    public IReadOnlyList<ReadStage> Chain
    {
        get
        {
            var chain = new List<ReadStage>();
            for (var stage = this; stage is not null; stage = stage.Parent)
                chain.Add(stage);
            chain.Reverse();
            return chain;
        }
    }

    /// <summary>The image that the first of them starts from.</summary>
    public string RootImage => Chain[0].From.Image;

    /// <inheritdoc/>
    public bool Equals(ReadStage? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;
}

namespace PyContainer.Build.Options;

/// <summary>What of a finished image is held against the hardening rules.</summary>
public enum ImageVerification
{
    /// <summary>What the engine says of it: config and history.</summary>
    Config,

    /// <summary>Its files too: the image is saved and read. Nothing of it is started.</summary>
    Full,
}

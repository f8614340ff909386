namespace PyContainer.Build.Options;

/// <summary>Which instruction of the image holds the command of the application.</summary>
public enum AppInstruction
{
    /// <summary>ENTRYPOINT, unless that is the user's own: then CMD.</summary>
    Default,

    /// <summary>ENTRYPOINT.</summary>
    EntryPoint,

    /// <summary>CMD, behind an ENTRYPOINT of the user's own.</summary>
    DefaultArgs,

    /// <summary>None: ENTRYPOINT and CMD are the user's own.</summary>
    None,
}

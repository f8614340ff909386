namespace PyContainer.Build.Options;

/// <summary>Who says whether <c>uv.lock</c> is fresh.</summary>
public enum LockCheckMode
{
    /// <summary>This package; a uv on this machine where files alone do not decide.</summary>
    Auto,

    /// <summary>This package alone; an open question is a warning.</summary>
    Managed,

    /// <summary>A uv on this machine alone.</summary>
    Uv,

    /// <summary>Nobody before the build; the image's own sync still does.</summary>
    Off,
}

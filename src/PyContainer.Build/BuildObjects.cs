using Microsoft.Build.Framework;

namespace PyContainer.Build;

/// <summary>What the tasks of one build share: MSBuild keeps it between them, and disposes of it at the end of the build.</summary>
internal static class BuildObjects
{
    /// <summary>The object of a key; the first who asks makes it.</summary>
    internal static T GetOrAdd<T>(this IBuildEngine4 engine, object key, Func<T> create) where T : class
    {
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is T shared)
            return shared;
        var made = create();
        engine.RegisterTaskObject(key, made, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return made;
    }

    /// <summary>Whether nobody has said this before in this build.</summary>
    internal static bool IsFirst(this IBuildEngine4 engine, string key)
    {
        var mine = new object();
        return ReferenceEquals(engine.GetOrAdd(key, () => mine), mine);
    }
}

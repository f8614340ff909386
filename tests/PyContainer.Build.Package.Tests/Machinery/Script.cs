namespace PyContainer.Build;

/// <summary>Programs of a test's own, as scripts.</summary>
public static class Script
{
    /// <summary>Writes one that can be started.</summary>
    public static void Write(string path, string body)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

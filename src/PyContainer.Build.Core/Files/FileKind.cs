namespace PyContainer.Build.Files;

/// <summary>What a path names, without following a link.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A plain file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link; on Windows also a junction or another reparse point.</summary>
    Link,

    /// <summary>A named pipe. Opening it waits until somebody writes.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device, such as <c>/dev/zero</c>, which never ends.</summary>
    Device,
}

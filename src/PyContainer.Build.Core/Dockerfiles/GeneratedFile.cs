using System.Text;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Dockerfiles;

/// <summary>Writes what was generated: UTF-8 without a byte order mark, and only when it differs, so that nothing downstream sees a change that is none.</summary>
public static class GeneratedFile
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">Full path; its folder is made when it is missing.</param>
    /// <param name="text">The text, with the line ends that it shall have.</param>
    /// <returns>Whether the file was written; false when it held the text already.</returns>
    public static bool Write(string path, string text)
    {
        var bytes = _utf8.GetBytes(text);
        if (OutputFile.Read(path, bytes.Length) is { } before && bytes.AsSpan().SequenceEqual(before))
        {
            // Nobody else would take away what one that was killed left.
            TemporaryFile.Clear(path);
            return false;
        }
        TemporaryFile.Write(path, bytes);
        return true;
    }
}

using System.Text;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>The lines of a text that a container left: the last ones of a long text, and each no longer than anybody reads.</summary>
internal static class ForeignLines
{
    private const int TextLength = 16 * 1024 * 1024;
    private const int LineLength = 8192;

    /// <summary>Reads them; none when there is no plain file.</summary>
    internal static List<string> Read(string path)
    {
        var (lines, line) = (new List<string>(), new StringBuilder());
        using var file = OutputFile.Open(path);
        if (file is null)
            return lines;
        var isCut = file.Length > TextLength;
        if (isCut)
            file.Position = file.Length - TextLength;
        using var reader = new StreamReader(file, Encoding.UTF8);
        for (var character = reader.Read(); character >= 0; character = reader.Read())
        {
            if (character == '\n')
                End(lines, line);
            else if (line.Length < LineLength)
                line.Append((char)character);
        }
        if (line.Length > 0)
            End(lines, line);
        // The first line of the rest is a piece of one.
        return isCut ? lines[1..] : lines;
    }

    private static void End(List<string> lines, StringBuilder line)
    {
        lines.Add(line.ToString().TrimEnd('\r'));
        line.Clear();
    }
}

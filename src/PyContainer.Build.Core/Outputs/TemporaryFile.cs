using System.Security.Cryptography;
using System.Text;

namespace PyContainer.Build.Outputs;

/// <summary>
/// The name of a file or folder on its way to its own name, beside it, so that the last step is a rename. It is made of the path, so that
/// a later publish finds what a killed one left; and no file of a user's is called like that.
/// </summary>
public static class TemporaryFile
{
    /// <summary>What each such name begins with.</summary>
    public const string Prefix = ".pycontainer-";

    /// <summary>The name for a path, full path.</summary>
    public static string Of(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16)).ToLowerInvariant());

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">Full path; its folder is made when it is missing.</param>
    /// <param name="bytes">The content.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = Of(path);
        using (var file = OutputFile.Replace(temporary, FileShare.None))
            file.Write(bytes);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Takes away what a killed publish left of a file.</summary>
    public static void Clear(string path) => File.Delete(Of(path));

    /// <summary>Makes an empty folder with the name for a path; files in it that an earlier publish was killed over are taken away.</summary>
    /// <param name="path">Full path of the file that is written by way of the folder.</param>
    /// <param name="isOurs">Tells by its name whether a file in the folder was written on the way to the path. Others stay.</param>
    /// <returns>The folder, full path.</returns>
    public static string Folder(string path, Func<string, bool> isOurs)
    {
        var folder = Of(path);
        OutputFolder.RefuseLink(folder);
        Directory.CreateDirectory(folder);
        ClearFolder(folder, isOurs);
        return folder;
    }

    /// <summary>Takes such a folder away, with the files in it that are known. What nobody here wrote stays, and so does the folder then.</summary>
    public static void Remove(string folder, Func<string, bool> isOurs)
    {
        if (new DirectoryInfo(folder) is not { Exists: true, LinkTarget: null })
            return;
        ClearFolder(folder, isOurs);
        if (!Directory.EnumerateFileSystemEntries(folder, "*", OutputFile.Everything).Any())
            Directory.Delete(folder);
    }

    private static void ClearFolder(string folder, Func<string, bool> isOurs)
    {
        foreach (var file in Directory.GetFiles(folder, "*", OutputFile.Everything).Where(file => isOurs(Path.GetFileName(file))))
            File.Delete(file);
    }
}

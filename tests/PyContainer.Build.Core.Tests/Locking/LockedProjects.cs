namespace PyContainer.Build.Locking;

/// <summary>The samples and the real projects of the test data, as directories that have a lock.</summary>
internal static class LockedProjects
{
    public static IReadOnlyList<string> Unpack(string scratch)
    {
        foreach (var archive in Directory.GetFiles(Path.Combine(TestAssets.Folder, "real-locks"), "*.tar.gz"))
            Write(Path.Combine(scratch, "real"), TestAssets.ReadArchive(archive));
        foreach (var file in Directory.GetFiles(Path.Combine(TestAssets.Folder, "sample-locks"), "*", SearchOption.AllDirectories))
            Write(Path.Combine(scratch, "samples"), new() { [Path.GetRelativePath(Path.Combine(TestAssets.Folder, "sample-locks"), file)] = File.ReadAllBytes(file) });
        return [.. Directory.GetFiles(scratch, "uv.lock", SearchOption.AllDirectories).Select(path => Path.GetDirectoryName(path)!).Order(StringComparer.Ordinal)];
    }

    private static void Write(string folder, Dictionary<string, byte[]> files)
    {
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }
}

namespace PyContainer.Build;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path in it.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("PyContainer.Build.sln is in no folder above the tests"),
        _ when System.IO.File.Exists(Path.Combine(folder.FullName, "PyContainer.Build.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}

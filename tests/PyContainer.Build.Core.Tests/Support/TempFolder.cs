namespace PyContainer.Build;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pycontainer-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Writes files: a text for each path, and folders on the way.</summary>
    public TempFolder With(params IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
            File.WriteAllText(this[name], text);
        }
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

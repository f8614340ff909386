namespace PyContainer.Build;

/// <summary>The packed templates, installed into a hive of their own: nothing of this user's <c>dotnet new</c> changes.</summary>
public sealed class InstalledTemplates : IDisposable
{
    private readonly Lazy<string> _hive = new(Install);
    private static readonly Lazy<string> _package = new(() => PackedPackage.Instance.PackTemplates());

    /// <summary>The package's file; packed once per run.</summary>
    public static string Package => _package.Value;

    /// <summary>Makes a service in a folder of its name.</summary>
    /// <param name="repository">The repository in whose root the folder is made.</param>
    /// <param name="name">The value of <c>-n</c>.</param>
    public void Create(TestRepository repository, string name) => repository.Cli("new", "pycontainer", "-n", name, "--debug:custom-hive", _hive.Value, "--no-update-check");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_hive.IsValueCreated)
            Directory.Delete(_hive.Value, recursive: true);
    }

    private static string Install()
    {
        var hive = Directory.CreateTempSubdirectory("pycontainer-hive-").FullName;
        var result = new DotnetCommand(hive, "new", "install", Package, "--debug:custom-hive", hive).Run();
        Assert.True(result.ExitCode == 0, result.Output);
        return hive;
    }
}

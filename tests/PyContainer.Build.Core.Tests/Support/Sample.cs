using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build;

/// <summary>Options and plans for tests that care about one part of them.</summary>
internal static class Sample
{
    public const string Lock = "version = 1\n";

    /// <summary>The options of a service in a folder; nothing but what is required.</summary>
    public static ServiceOptions Options(string directory)
    {
        Assert.True(RepositoryName.TryParse("shop/orders", out var repository));
        return new ServiceOptions
        {
            ProjectFile = Path.Combine(directory, "orders.csproj"),
            ProjectDirectory = directory,
            OutputDirectory = Path.Combine(directory, "obj", "pycontainer"),
            Repository = repository!,
            Tags = [Tag("1.0")],
        };
    }

    public static ImageTag Tag(string text)
    {
        Assert.True(ImageTag.TryParse(text, out var tag));
        return tag!;
    }

    /// <summary>A manifest: the obligatory two lines, then more of <c>[project]</c> and other tables.</summary>
    public static string Manifest(string more) => "[project]\nname = \"orders\"\nversion = \"1.0\"\n" + more;

    /// <summary>The project of a folder that holds a pyproject.toml.</summary>
    public static PyProject Project(TempFolder folder) => PyProject.Read(folder["pyproject.toml"]);

    /// <summary>The plan of a folder with a pyproject.toml and perhaps a uv.lock.</summary>
    public static ServicePlan Plan(TempFolder folder, Func<ServiceOptions, ServiceOptions>? change = null)
    {
        var path = folder["uv.lock"];
        var text = File.Exists(path) ? File.ReadAllText(path) : Lock;
        return ServicePlanner.Create((change ?? (options => options))(Options(folder.Path)), Project(folder), TomlDocument.Parse(text, path));
    }
}

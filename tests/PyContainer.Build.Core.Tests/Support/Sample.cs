using System.Text;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Options and plans for tests that care about one part of them.</summary>
internal static class Sample
{
    public const string Lock = "version = 1\nrequires-python = \">=3.11\"\n";

    /// <summary>The day on which tests take place: ends of life before it have passed.</summary>
    public static readonly DateOnly Today = new(2026, 11, 21);

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

    /// <summary>A lock out of its text.</summary>
    public static UvLock ReadLock(string text, string path) => UvLock.Parse(Encoding.UTF8.GetBytes(text), path);

    /// <summary>The plan of a folder with a pyproject.toml and perhaps a uv.lock.</summary>
    public static ServicePlan Plan(TempFolder folder, Func<ServiceOptions, ServiceOptions>? change = null)
    {
        var path = folder["uv.lock"];
        var text = File.Exists(path) ? File.ReadAllText(path) : Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n";
        var options = (change ?? (options => options))(Options(folder.Path));
        var service = ServiceProject.Find(options);
        return ServicePlanner.Create(options, service, RequirementsSource.Find(options, folder.Path) is null ? ReadLock(text, path) : null, Today);
    }
}

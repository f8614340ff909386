using System.Collections.Concurrent;

namespace PyContainer.Build;

/// <summary>The kinds of project that can stand beside a pyproject.toml.</summary>
public enum ProjectKind
{
    /// <summary>The recommended one: it compiles nothing.</summary>
    NoTargets,

    /// <summary>A console program.</summary>
    Console,

    /// <summary>A class library.</summary>
    Library,

    /// <summary>An ASP.NET program.</summary>
    Web,

    /// <summary>A worker.</summary>
    Worker,
}

/// <summary>
/// Repositories with one service, one per kind of project, restored and built once per run; tests start from a copy and need no restore.
/// The Python side is that of samples/fastapi.
/// </summary>
public static class Template
{
    private static readonly ConcurrentDictionary<ProjectKind, Lazy<string>> _prepared = new();

    /// <summary>The name of the project's file in each template.</summary>
    public const string ProjectFile = "greeter.csproj";

    /// <summary>A repository with one service.</summary>
    public static TestRepository Repository(ProjectKind kind = ProjectKind.NoTargets) => new(_prepared.GetOrAdd(kind, _ => new(() => Prepare(kind))).Value);

    /// <summary>The text of a project that references the package.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="body">More of its XML.</param>
    public static string Project(ProjectKind kind = ProjectKind.NoTargets, string body = "") => $"""
        <Project Sdk="{Sdk(kind)}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <!-- It holds the project's path: a copy would be compiled again. -->
            <GenerateMSBuildEditorConfigFile Condition="'$(UsingMicrosoftNETSdkWeb)' != 'true'">false</GenerateMSBuildEditorConfigFile>
            <RunAnalyzers>false</RunAnalyzers>
            <UseAppHost>false</UseAppHost>
            <OutputType>{(kind is ProjectKind.Library or ProjectKind.NoTargets ? "Library" : "Exe")}</OutputType>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PyContainer.Build" Version="{PackedPackage.Instance.Version}" PrivateAssets="all" />
          </ItemGroup>
          {body}
        </Project>
        """;

    /// <summary>Copies the sample's Python project, without its .NET side.</summary>
    public static void CopyService(string folder)
    {
        var sample = Path.Combine(TestAssets.RepositoryRoot(), "samples", "fastapi");
        foreach (var file in new[] { "pyproject.toml", "uv.lock", "README.md", ".python-version" })
        {
            Directory.CreateDirectory(folder);
            File.Copy(Path.Combine(sample, file), Path.Combine(folder, file), overwrite: true);
        }
        foreach (var source in new[] { "src", "tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(sample, source), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".py" or ".typed"))
            {
                var target = Path.Combine(folder, Path.GetRelativePath(sample, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    private static string Sdk(ProjectKind kind) => kind switch
    {
        ProjectKind.NoTargets => "Microsoft.Build.NoTargets/3.7.0",
        ProjectKind.Web => "Microsoft.NET.Sdk.Web",
        ProjectKind.Worker => "Microsoft.NET.Sdk.Worker",
        _ => "Microsoft.NET.Sdk",
    };

    private static string Prepare(ProjectKind kind)
    {
        var folder = Path.Combine(PackedPackage.Instance.Root, "templates", kind.ToString());
        using var repository = new TestRepository();
        repository.Write(ProjectFile, Project(kind));
        repository.Write("Program.cs", kind == ProjectKind.Library ? "public class Nothing;" : "System.Console.WriteLine();");
        CopyService(repository.Folder);
        repository.Dotnet("build", "-c", "Release").MustSucceed();
        foreach (var run in Directory.GetFiles(repository.Folder, "*.binlog"))
            File.Delete(run);
        TestRepository.CopyFolder(repository.Folder, folder);
        return folder;
    }
}

using PyContainer.Build.Files;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The <c>Dockerfile.dockerignore</c>: everything stays out but what the Dockerfile names, and of that what no build needs, at any
/// depth (patterns without <c>**/</c> hold at the top only).
/// </summary>
public static class IgnoreFile
{
    /// <summary>
    /// Puts the file beside a generated Dockerfile. Where the project has a <c>.dockerignore</c> of its own, that one holds, and none may
    /// lie here: BuildKit would prefer it.
    /// </summary>
    public static void Place(string dockerfile, ServicePlan plan)
    {
        var path = dockerfile + ".dockerignore";
        if (File.Exists(Path.Combine(plan.Project.Context, ".dockerignore")))
        {
            if (File.Exists(path))
                File.Delete(path);
        }
        else
            GeneratedFile.Write(path, Create(plan.Files));
    }

    /// <summary>Reads the file that holds for a generated Dockerfile: the project's own, else the one that <see cref="Place"/> writes.</summary>
    public static IgnorePatterns Read(string dockerfile, ServicePlan plan) => ContextIgnore.Of(plan.Project.Context, plan.Files, dockerfile + ".dockerignore");

    /// <summary>Makes the text: LF line ends, the same text for the same plan.</summary>
    public static string Create(ProjectFiles files) => ContextIgnore.Text(files);
}

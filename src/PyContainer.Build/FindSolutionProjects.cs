using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace PyContainer.Build;

/// <summary>Reads which projects a solution builds, out of the text that MSBuild gives to each of them (<c>CurrentSolutionConfigurationContents</c>).</summary>
[MSBuildMultiThreadableTask]
public sealed class FindSolutionProjects : Task
{
    /// <summary>The text: XML, with one <c>ProjectConfiguration</c> per project.</summary>
    [Required]
    public string Solution { get; set; } = "";

    /// <summary>The projects by full path, each with the properties that the solution builds it with.</summary>
    [Output]
    public ITaskItem[] Projects { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Projects = [.. XElement.Parse(Solution).Elements("ProjectConfiguration")
            .Where(project => (string?)project.Attribute("BuildProjectInSolution") != "False" && project.Attribute("AbsolutePath") is not null)
            .Select(Item)];
        return true;
    }

    // Debug|AnyCPU; the same words as the solution's own call, so that MSBuild takes them for the same project.
    private static TaskItem Item(XElement project)
    {
        var parts = project.Value.Split('|');
        var properties = "Configuration=" + parts[0] + (parts.Length > 1 ? "; Platform=" + parts[1] : "");
        return new TaskItem((string)project.Attribute("AbsolutePath")!, new Dictionary<string, string>(StringComparer.Ordinal) { ["AdditionalProperties"] = properties });
    }
}

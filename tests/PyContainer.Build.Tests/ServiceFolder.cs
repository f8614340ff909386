using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>A service in a temporary folder, as the targets hand it to the tasks; gone after the test.</summary>
internal sealed class ServiceFolder : IDisposable
{
    internal ServiceFolder()
    {
        Folder = Directory.CreateTempSubdirectory("pycontainer-task-").FullName;
        Item = new RecordingItem(Folder);
        Item.SetMetadata("ProjectFile", Path.Combine(Folder, "orders.csproj"));
        Item.SetMetadata("OutputDirectory", Path.Combine(Folder, "obj", "pycontainer"));
        Item.SetMetadata("Repository", "orders");
        Write("pyproject.toml", "[project]\nname = \"orders\"\nversion = \"1.0.0\"\nrequires-python = \">=3.12\"\n\n[tool.uv]\npackage = false\n");
        Write("uv.lock", "version = 1\nrevision = 3\nrequires-python = \">=3.12\"\n\n[[package]]\nname = \"orders\"\nversion = \"1.0.0\"\nsource = { virtual = \".\" }\n");
        Write("main.py", "");
    }

    internal string Folder { get; }

    internal RecordingItem Item { get; }

    internal string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Binds the service.</summary>
    internal (ServiceOptions? Options, DiagnosticBag Findings) Bind(ITaskItem[]? ports = null, ITaskItem[]? variables = null, ITaskItem[]? contexts = null, ITaskItem[]? packages = null, ITaskItem[]? all = null, ITaskItem[]? rules = null) =>
        Bind([.. List("ContainerPort", ports), .. List("ContainerEnvironmentVariable", variables), .. List("PyContainerBuildContext", contexts), .. List("PyContainerPackage", packages), .. List("PyContainerHardeningRule", rules)], all);

    /// <summary>Binds the service with items of any list.</summary>
    internal (ServiceOptions? Options, DiagnosticBag Findings) Bind(ITaskItem[] items, ITaskItem[]? all = null)
    {
        var findings = new DiagnosticBag();
        return (new ServiceOptionsBinder(Item, all ?? [Item], items, findings).Bind(), findings);
    }

    /// <summary>Binds the service and gives the codes of its errors.</summary>
    internal string[] Errors(ITaskItem[]? ports = null, ITaskItem[]? variables = null, ITaskItem[]? contexts = null, ITaskItem[]? packages = null, ITaskItem[]? all = null) => ErrorsOf(Bind(ports, variables, contexts, packages, all).Findings);

    /// <summary>The codes of errors.</summary>
    internal static string[] ErrorsOf(DiagnosticBag findings) => [.. findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Id)];

    /// <summary>Items as the targets hand them over: each says which list it is from.</summary>
    internal static ITaskItem[] List(string itemType, params ITaskItem[]? items)
    {
        foreach (var item in items ?? [])
            item.SetMetadata("ItemType", itemType);
        return items ?? [];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>An item that notes which metadata it was asked for.</summary>
internal sealed class RecordingItem(string itemSpec) : ITaskItem
{
    private readonly TaskItem _item = new(itemSpec);

    internal HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    public string ItemSpec { get => _item.ItemSpec; set => _item.ItemSpec = value; }

    public ICollection MetadataNames => _item.MetadataNames;

    public int MetadataCount => _item.MetadataCount;

    public string GetMetadata(string metadataName)
    {
        Asked.Add(metadataName);
        return metadataName == "FullPath" ? Path.GetFullPath(itemSpec) : _item.GetMetadata(metadataName);
    }

    // The setter of TaskItem unescapes; what arrives at a task is text already.
    public void SetMetadata(string metadataName, string metadataValue) => _item.SetMetadata(metadataName, metadataValue.Replace("%", "%25", StringComparison.Ordinal));

    public void RemoveMetadata(string metadataName) => _item.RemoveMetadata(metadataName);

    public void CopyMetadataTo(ITaskItem destinationItem) => _item.CopyMetadataTo(destinationItem);

    public IDictionary CloneCustomMetadata() => _item.CloneCustomMetadata();
}

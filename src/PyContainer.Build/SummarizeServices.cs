using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace PyContainer.Build;

/// <summary>Says in a table what came of a publish of several services; of one, its own line says all.</summary>
[MSBuildMultiThreadableTask]
public sealed class SummarizeServices : Task
{
    private static readonly string[] _head = ["service", "image", "digest", "size", "time", "cached"];

    /// <summary>The images of the publish: one item per name.</summary>
    public ITaskItem[] Containers { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var rows = Containers.GroupBy(item => (item.GetMetadata("Project"), item.GetMetadata("Service"))).Select(group => Row([.. group])).ToList();
        if (rows.Count < 2)
            return true;
        rows.Insert(0, _head);
        int[] widths = [.. _head.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
            Log.LogMessage(MessageImportance.High, "{0}", "  " + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return true;
    }

    private static string[] Row(IReadOnlyList<ITaskItem> service)
    {
        var first = service[0];
        var digest = first.GetMetadata("ManifestDigest");
        return
        [
            first.GetMetadata("Service"),
            string.Join(", ", service.Select(item => item.ItemSpec)),
            digest.Length > 19 ? digest[..19] : digest,
            LogBridge.Megabytes(first.GetMetadata("Size"), first.GetMetadata("SizeKind")),
            first.GetMetadata("Seconds") + " s",
            $"{first.GetMetadata("CachedSteps")} of {first.GetMetadata("Steps")}",
        ];
    }
}

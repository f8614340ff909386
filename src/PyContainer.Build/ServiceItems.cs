using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>
/// The items that are meant for one service: those that name no service, and those whose metadata <c>Service</c> names this one as its
/// <c>PyContainerService</c> item does.
/// </summary>
internal sealed class ServiceItems
{
    private readonly ILookup<string, ITaskItem> _items;

    internal ServiceItems(ITaskItem service, ITaskItem[] allServices, ITaskItem[] items, DiagnosticBag findings)
    {
        var mine = new List<ITaskItem>();
        foreach (var item in items.Where(item => IsOfProject(item, service)))
        {
            var name = item.GetMetadata("Service");
            if (name.Length == 0 || Same(name, service))
            {
                if (HoldsCredentials(item))
                    findings.Add(OptionCodes.CredentialsInOption.At(SourceSpan.Of(service.GetMetadata("ProjectFile")), item.GetMetadata("ItemType")));
                else
                    mine.Add(item);
            }
            else if (!allServices.Any(other => Same(name, other)))
                findings.Add(OptionCodes.UnknownService.At(SourceSpan.Of(service.GetMetadata("ProjectFile")), item.GetMetadata("ItemType"), Visible(item.ItemSpec), Visible(name)));
        }
        _items = mine.ToLookup(item => item.GetMetadata("ItemType"), StringComparer.Ordinal);
    }

    /// <summary>The items of one list, in the order of the project.</summary>
    internal IEnumerable<ITaskItem> Of(string itemType) => _items[itemType];

    /// <summary>A text with its control characters made visible, for messages.</summary>
    internal static string Visible(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '␤' : character));

    // A bake has the items of several projects.
    private static bool IsOfProject(ITaskItem item, ITaskItem service) => item.GetMetadata("Project") is var project && (project.Length == 0 || project == service.GetMetadata("ProjectFile"));
    // What becomes a variable of the image is held against the hardening rules, which a user can have reasons to lower.
    private static bool HoldsCredentials(ITaskItem item) => item.GetMetadata("ItemType") != "ContainerEnvironmentVariable"
        && item.CloneCustomMetadata().Values.Cast<string>().Append(item.ItemSpec).Any(UserInfo.IsSecret);

    private static bool Same(string name, ITaskItem service) => Slashes(name) == Slashes(service.ItemSpec);

    private static string Slashes(string path) => path.Replace('\\', '/').TrimEnd('/');
}

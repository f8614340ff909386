using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads the lists about caches, labels and delivery.</summary>
internal sealed class DeliveryItemsBinder(ServiceItems items, string projectFile, DiagnosticBag findings)
{
    internal List<BuildCache> Caches(string itemType, bool isWritten)
    {
        var caches = new List<BuildCache>();
        foreach (var item in items.Of(itemType))
        {
            BuildCache? cache = null;
            var fault = item.ItemSpec.Any(char.IsControl) ? "it holds a control character" : BuildCache.Read(item.ItemSpec, isWritten, Path.GetDirectoryName(projectFile)!, out cache);
            if (fault is null)
                caches.Add(cache!);
            else
                Note(DeliveryOptionCodes.InvalidCache, itemType, fault);
        }
        return caches;
    }

    internal List<ExtraArgument> ExtraArguments()
    {
        var arguments = new List<ExtraArgument>();
        foreach (var item in items.Of("PyContainerExtraArgument"))
        {
            var argument = item.ItemSpec.Any(char.IsControl) ? null : ExtraArgument.TryParse(item.ItemSpec);
            if (argument is null)
                // The value may be a secret.
                Note(DeliveryOptionCodes.InvalidArgument, ServiceItems.Visible(item.ItemSpec.Split('=')[0]));
            else if (argument.Instead is { } instead)
                Note(DeliveryOptionCodes.ArgumentOfOurs, argument.Name, instead);
            else
                arguments.Add(argument);
        }
        return arguments;
    }

    internal List<ImageLabel> Labels()
    {
        var labels = new List<ImageLabel>();
        foreach (var item in items.Of("ContainerLabel"))
        {
            var value = item.GetMetadata("Value");
            if (!ImageLabel.IsKey(item.ItemSpec))
                Note(DeliveryOptionCodes.InvalidLabel, ServiceItems.Visible(item.ItemSpec));
            else if (value.Any(char.IsControl))
                Note(OptionCodes.ControlCharacter, $"The value of ContainerLabel '{item.ItemSpec}'");
            else
                labels.Add(new ImageLabel(item.ItemSpec, value));
        }
        return labels;
    }

    /// <summary>Made by the targets out of properties that have their meaning elsewhere, too; any text is one.</summary>
    internal List<LabelRequest> GeneratedLabels() => [.. items.Of("GeneratedLabel").Select(item => new LabelRequest(item.ItemSpec, item.GetMetadata("Value"), item.GetMetadata("Fallback")))];

    private void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => findings.Add(descriptor.At(SourceSpan.Of(projectFile), arguments));
}

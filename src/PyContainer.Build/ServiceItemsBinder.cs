using PyContainer.Build.Diagnostics;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads lists of items.</summary>
internal sealed class ServiceItemsBinder(ServiceItems items, string projectFile, DiagnosticBag findings)
{
    internal List<ContainerPort> Ports()
    {
        var ports = new List<ContainerPort>();
        foreach (var item in items.Of("ContainerPort"))
        {
            if (ContainerPort.TryParse(item.ItemSpec, item.GetMetadata("Type"), out var port))
                ports.Add(port!);
            else
                Note(OptionCodes.InvalidPort, item.ItemSpec);
        }
        return ports;
    }

    internal List<EnvironmentVariable> Variables()
    {
        // The last of equal names counts, as in the SDK.
        var variables = new Dictionary<string, EnvironmentVariable>(StringComparer.Ordinal);
        foreach (var item in items.Of("ContainerEnvironmentVariable"))
        {
            var value = item.GetMetadata("Value");
            if (!EnvironmentVariable.IsName(item.ItemSpec))
                Note(OptionCodes.InvalidVariable, item.ItemSpec);
            else if (value.Any(char.IsControl))
                Note(OptionCodes.ControlCharacter, $"The value of ContainerEnvironmentVariable '{item.ItemSpec}'");
            else
                variables[item.ItemSpec] = new EnvironmentVariable(item.ItemSpec, value);
        }
        return [.. variables.Values];
    }

    internal List<BuildContext> Contexts()
    {
        var contexts = new List<BuildContext>();
        foreach (var item in items.Of("PyContainerBuildContext"))
        {
            var source = item.GetMetadata("Source");
            const string Image = "docker-image://";
            var full = source.StartsWith(Image, StringComparison.Ordinal) || source.Length == 0 ? source : Path.GetFullPath(source, Path.GetDirectoryName(projectFile)!);
            var isKnown = source.StartsWith(Image, StringComparison.Ordinal) ? ImageReference.TryParse(source[Image.Length..], out _) : Directory.Exists(full);
            if (!ImageReference.TryParse(item.ItemSpec, out _) || source.Any(char.IsControl) || !isKnown)
                Note(OptionCodes.InvalidBuildContext, ServiceItems.Visible(item.ItemSpec), ServiceItems.Visible(source));
            else
                contexts.Add(new BuildContext(item.ItemSpec, full));
        }
        return contexts;
    }

    internal List<OsPackage> Packages()
    {
        var packages = new List<OsPackage>();
        foreach (var item in items.Of("PyContainerPackage"))
        {
            var (version, stage) = (item.GetMetadata("Version"), item.GetMetadata("Stage"));
            if (OsPackage.TryParse(item.ItemSpec, version, stage, out var package))
                packages.Add(package!);
            else
                Note(OptionCodes.InvalidPackage, ServiceItems.Visible(item.ItemSpec), ServiceItems.Visible(version), ServiceItems.Visible(stage));
        }
        return packages;
    }

    internal List<TestCommand> TestCommands() => new TestCommandsBinder(items, Note).Read();

    internal List<BuildCommand> BuildCommands() => new StepsBinder(items, projectFile, Note).Commands();

    internal List<FileCopy> Copies() => new StepsBinder(items, projectFile, Note).Copies();

    internal List<DockerfileFragment> Fragments() => new StepsBinder(items, projectFile, Note).Fragments();

    internal List<HardeningRuleSetting> Rules()
    {
        var settings = new List<HardeningRuleSetting>();
        foreach (var item in items.Of("PyContainerHardeningRule"))
        {
            if (HardeningSettings.Read(ServiceItems.Visible(item.ItemSpec), ServiceItems.Visible(item.GetMetadata("Severity")), ServiceItems.Visible(item.GetMetadata("Reason")), SourceSpan.Of(projectFile), out var fault) is { } setting)
                settings.Add(setting);
            else
                findings.Add(fault!);
        }
        return settings;
    }

    private void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => findings.Add(descriptor.At(SourceSpan.Of(projectFile), arguments));
}

using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>
/// The one place where strings of MSBuild become checked values. It reads every option, notes each fault, and goes on, so that a user
/// sees all of them at once.
/// </summary>
internal sealed partial class ServiceOptionsBinder(ITaskItem service, ITaskItem[] allServices, DiagnosticBag findings)
{
    private static readonly Dictionary<string, BaseKind> _bases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["distroless-cc"] = BaseKind.DistrolessCc,
        ["distroless-python"] = BaseKind.DistrolessPython,
        ["wolfi"] = BaseKind.Wolfi,
        ["wolfi-python"] = BaseKind.WolfiPython,
        ["slim"] = BaseKind.Slim,
    };

    private static readonly Dictionary<string, BuildTarget> _targets = new(StringComparer.OrdinalIgnoreCase) { ["prod"] = BuildTarget.Prod, ["build"] = BuildTarget.Build };
    private static readonly char[] _separators = [';', ',', ' ', '\t'];

    private readonly string _projectFile = service.GetMetadata("ProjectFile");

    /// <summary>Reads the service; the value counts only when no error was noted.</summary>
    internal ServiceOptions? Bind(ITaskItem[] ports, ITaskItem[] variables, ITaskItem[] contexts, ITaskItem[] rules)
    {
        var directory = service.GetMetadata("FullPath").TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (!File.Exists(Path.Combine(directory, "pyproject.toml")))
            Note(OptionCodes.NoProject, directory);
        var options = new ServiceOptions
        {
            ProjectFile = _projectFile,
            ProjectDirectory = directory,
            OutputDirectory = service.GetMetadata("OutputDirectory"),
            Repository = Repository()!,
            Tags = Tags(),
            Target = Choice("Stage", _targets, value => Note(OptionCodes.UnknownTarget, value)),
            Base = Choice("Base", _bases, value => Note(OptionCodes.UnknownBase, value, string.Join(", ", _bases.Keys))),
            RuntimeImage = Image("RuntimeImage", "ContainerBaseImage"),
            BuilderImage = Image("BuilderImage", "PyContainerBuilderImage"),
            UvImage = Image("UvImage", "PyContainerUvImage"),
            UvVersion = Matching("UvVersion", UvVersion(), OptionCodes.InvalidUvVersion),
            PythonVersion = PythonVersion(),
            EntryPoint = EntryPoint(),
            Ports = Ports(ports),
            HealthPath = Matching("HealthPath", UrlPath(), OptionCodes.InvalidHealthPath),
            StopSignal = Matching("StopSignal", SignalName(), OptionCodes.InvalidStopSignal),
            EnvironmentVariables = Variables(variables),
            Dockerfile = ExistingFile("Dockerfile", "PyContainerDockerfile"),
            DockerPath = Text("DockerPath") is { Length: > 0 } docker ? docker : "docker",
            Builder = Matching("Builder", BuilderName(), OptionCodes.InvalidBuilder),
            CaCertificate = ExistingFile("CaCertificate", "PyContainerCaCertificate"),
            BuildNetwork = Matching("BuildNetwork", NetworkMode(), OptionCodes.InvalidNetwork),
            ExtraHosts = ExtraHosts(),
            BuildContexts = Contexts(contexts),
            HardeningRules = Rules(rules),
            PythonDownloads = Matching("PythonDownloads", PlainUrl(), OptionCodes.InvalidDownloads),
        };
        if (Text("Registry") is { Length: > 0 } registry)
            Note(OptionCodes.PushNotSupported, registry);
        return findings.HasErrors ? null : options;
    }

    private RepositoryName? Repository()
    {
        var text = Text("Repository");
        if (RepositoryName.NamesRegistry(text))
            Note(OptionCodes.RegistryInRepository, text);
        else if (!RepositoryName.TryNormalize(text, out var name))
            Note(OptionCodes.InvalidRepository, text);
        else
        {
            if (name!.Value != text)
                Note(OptionCodes.RepositoryNormalized, text, name);
            var twin = allServices.FirstOrDefault(other => other.ItemSpec != service.ItemSpec && other.GetMetadata("Repository") == service.GetMetadata("Repository"));
            if (twin is not null)
                Note(OptionCodes.SharedRepository, service.ItemSpec, twin.ItemSpec, name);
            return name;
        }
        return null;
    }

    private List<ImageTag> Tags()
    {
        var (one, several) = (Text("ImageTag"), Text("ImageTags"));
        if (one.Length > 0 && several.Length > 0)
            Note(OptionCodes.BothTagProperties);
        var texts = (one.Length > 0 ? [one] : several.Split(_separators, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } given ? given : ["latest"];
        var tags = new List<ImageTag>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            if (ImageTag.TryParse(text, out var tag))
                tags.Add(tag!);
            else
                Note(OptionCodes.InvalidTag, text, text.Contains('+', StringComparison.Ordinal) ? $" (write '{text.Replace('+', '_')}')" : "");
        }
        return tags;
    }

    private ImageReference? Image(string metadata, string property)
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        if (!ImageReference.TryParse(text, out var reference))
            Note(OptionCodes.InvalidImage, property, text);
        return reference;
    }

    private PythonRequest? PythonVersion()
    {
        if (Text("PythonVersion") is not { Length: > 0 } text)
            return null;
        if (!PythonRequest.TryParse(text, out var request))
            Note(OptionCodes.InvalidPythonVersion, text);
        return request;
    }

    private EntryPointRequest? EntryPoint()
    {
        if (Text("EntryPoint") is not { Length: > 0 } text)
            return null;
        if (!EntryPointRequest.TryParse(text, out var request))
            Note(OptionCodes.InvalidEntryPoint, text);
        return request;
    }

    private List<ContainerPort> Ports(ITaskItem[] items)
    {
        var ports = new List<ContainerPort>();
        foreach (var item in items)
        {
            if (ContainerPort.TryParse(item.ItemSpec, item.GetMetadata("Type"), out var port))
                ports.Add(port!);
            else
                Note(OptionCodes.InvalidPort, item.ItemSpec);
        }
        return ports;
    }

    private List<EnvironmentVariable> Variables(ITaskItem[] items)
    {
        // The last of equal names counts, as in the SDK.
        var variables = new Dictionary<string, EnvironmentVariable>(StringComparer.Ordinal);
        foreach (var item in items)
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

    private List<BuildContext> Contexts(ITaskItem[] items)
    {
        var contexts = new List<BuildContext>();
        foreach (var item in items)
        {
            var source = item.GetMetadata("Source");
            const string Image = "docker-image://";
            var full = source.StartsWith(Image, StringComparison.Ordinal) || source.Length == 0 ? source : Path.GetFullPath(source, Path.GetDirectoryName(_projectFile)!);
            var isKnown = source.StartsWith(Image, StringComparison.Ordinal) ? ImageReference.TryParse(source[Image.Length..], out _) : Directory.Exists(full);
            if (!ImageReference.TryParse(item.ItemSpec, out _) || source.Any(char.IsControl) || !isKnown)
                Note(OptionCodes.InvalidBuildContext, Visible(item.ItemSpec), Visible(source));
            else
                contexts.Add(new BuildContext(item.ItemSpec, full));
        }
        return contexts;
    }

    private List<HardeningRuleSetting> Rules(ITaskItem[] items)
    {
        var settings = new List<HardeningRuleSetting>();
        foreach (var item in items)
        {
            if (HardeningSettings.Read(item.ItemSpec, item.GetMetadata("Severity"), Visible(item.GetMetadata("Reason")), SourceSpan.Of(_projectFile), out var fault) is { } setting)
                settings.Add(setting);
            else
                findings.Add(fault!);
        }
        return settings;
    }

    private List<ExtraHost> ExtraHosts()
    {
        var hosts = new List<ExtraHost>();
        foreach (var text in Text("ExtraHosts").Split(_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (ExtraHost.TryParse(text, out var host))
                hosts.Add(host!);
            else
                Note(OptionCodes.InvalidExtraHost, text);
        }
        return hosts;
    }

    private string? ExistingFile(string metadata, string property)
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        var full = Path.GetFullPath(text, Path.GetDirectoryName(_projectFile)!);
        if (!File.Exists(full))
            Note(OptionCodes.FileMissing, property, text);
        return full;
    }

    private string? Matching(string metadata, Regex pattern, DiagnosticDescriptor fault)
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        if (!pattern.IsMatch(text))
            Note(fault, text);
        return text;
    }

    private T Choice<T>(string metadata, Dictionary<string, T> choices, Action<string> unknown) where T : struct
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return default;
        if (!choices.TryGetValue(text, out var choice))
            unknown(text);
        return choice;
    }

    // A control character would start a new line of the Dockerfile or of a log: it is refused before anything else is asked.
    private string Text(string metadata)
    {
        var text = service.GetMetadata(metadata).Trim(' ');
        if (!text.Any(char.IsControl))
            return text;
        Note(OptionCodes.ControlCharacter, metadata switch { "Repository" => "ContainerRepository", "ImageTag" or "ImageTags" or "Registry" => "Container" + metadata, "RuntimeImage" => "ContainerBaseImage", "Stage" => "PyContainerTarget", _ => "PyContainer" + metadata });
        return "";
    }

    private static string Visible(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '␤' : character));

    private void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => findings.Add(descriptor.At(SourceSpan.Of(_projectFile), arguments));

    [GeneratedRegex(@"\A[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UvVersion();

    [GeneratedRegex(@"\A/[A-Za-z0-9._~/%?=&-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UrlPath();

    [GeneratedRegex(@"\ASIG[A-Z0-9+-]{2,12}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SignalName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BuilderName();

    [GeneratedRegex(@"\A(?:default|host|none)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NetworkMode();

    // No user, no password: they would stand in the Dockerfile.
    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/%+-]*)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainUrl();
}

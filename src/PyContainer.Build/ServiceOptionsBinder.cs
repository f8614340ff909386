using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>
/// The one place where strings of MSBuild become checked values. It reads every option, notes each fault, and goes on, so that a user
/// sees all of them at once.
/// </summary>
internal sealed class ServiceOptionsBinder(ITaskItem service, ITaskItem[] allServices, DiagnosticBag findings)
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
    private static readonly Dictionary<string, LockCheckMode> _lockChecks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = LockCheckMode.Auto,
        ["managed"] = LockCheckMode.Managed,
        ["uv"] = LockCheckMode.Uv,
        ["off"] = LockCheckMode.Off,
    };
    private static readonly Dictionary<string, bool> _staleAs = new(StringComparer.OrdinalIgnoreCase) { ["error"] = false, ["warning"] = true };
    private static readonly char[] _separators = [';', ',', ' ', '\t'];

    private readonly string _projectFile = service.GetMetadata("ProjectFile");
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>Reads the service; the value counts only when no error was noted.</summary>
    internal ServiceOptions? Bind(ITaskItem[] ports, ITaskItem[] variables, ITaskItem[] contexts, ITaskItem[] packages, ITaskItem[] rules)
    {
        var directory = service.GetMetadata("FullPath").TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (!File.Exists(Path.Combine(directory, "pyproject.toml")))
            Note(OptionCodes.NoProject, directory);
        var items = new ServiceItemsBinder(_projectFile, findings);
        var options = new ServiceOptions
        {
            ProjectFile = _projectFile,
            ProjectDirectory = directory,
            PackageName = Matching("PackageName", OptionPatterns.PackageName(), OptionCodes.InvalidPackageName),
            OutputDirectory = service.GetMetadata("OutputDirectory"),
            Repository = Repository()!,
            Registry = Registry(),
            Archive = Archive(),
            DigestFile = FullPath("DigestFile"),
            Tags = Tags(),
            Target = Choice("Stage", _targets, value => Note(OptionCodes.UnknownTarget, value)),
            Base = Choice("Base", _bases, value => Note(OptionCodes.UnknownBase, value, string.Join(", ", _bases.Keys))),
            IsDebug = Switch("Debug"),
            Packages = items.Packages(packages),
            RuntimeImage = Image("RuntimeImage", "ContainerBaseImage"),
            BuilderImage = Image("BuilderImage", "PyContainerBuilderImage"),
            UvImage = Image("UvImage", "PyContainerUvImage"),
            UvVersion = Matching("UvVersion", OptionPatterns.UvVersion(), OptionCodes.InvalidUvVersion),
            LockCheck = Choice("LockCheck", _lockChecks, value => Note(OptionCodes.UnknownLockCheck, value)),
            LockStaleIsWarning = Choice("LockStaleAs", _staleAs, value => Note(OptionCodes.UnknownStaleAs, value)),
            UvPath = Text("UvPath") is { Length: > 0 } uv ? uv : null,
            PythonVersion = PythonVersion(),
            EntryPoint = EntryPoint(),
            Ports = items.Ports(ports),
            HealthPath = Matching("HealthPath", OptionPatterns.UrlPath(), OptionCodes.InvalidHealthPath),
            StopSignal = Matching("StopSignal", OptionPatterns.SignalName(), OptionCodes.InvalidStopSignal),
            EnvironmentVariables = items.Variables(variables),
            Dockerfile = ExistingFile("Dockerfile", "PyContainerDockerfile"),
            DockerPath = Text("DockerPath") is { Length: > 0 } docker ? docker : "docker",
            Builder = Matching("Builder", OptionPatterns.BuilderName(), OptionCodes.InvalidBuilder),
            CaCertificate = ExistingFile("CaCertificate", "PyContainerCaCertificate"),
            BuildNetwork = Matching("BuildNetwork", OptionPatterns.NetworkMode(), OptionCodes.InvalidNetwork),
            ExtraHosts = ExtraHosts(),
            HardeningRules = items.Rules(rules),
            BuildContexts = items.Contexts(contexts),
            PythonDownloads = Matching("PythonDownloads", OptionPatterns.PlainUrl(), OptionCodes.InvalidDownloads),
        };
        return findings.HasErrors ? null : options;
    }

    private RepositoryName? Repository()
    {
        var text = Text("Repository");
        if (_refused.Contains("Repository"))
            return null;
        if (RepositoryName.NamesRegistry(text))
            Note(OptionCodes.RegistryInRepository, text);
        else if (!RepositoryName.TryNormalize(text, out var name))
            Note(OptionCodes.InvalidRepository, text);
        else
        {
            if (name!.Value != text)
                Note(OptionCodes.RepositoryNormalized, text, name);
            var twin = allServices.FirstOrDefault(other => other.ItemSpec != service.ItemSpec && RepositoryName.TryNormalize(other.GetMetadata("Repository").Trim(' '), out var its) && its == name);
            if (twin is not null)
                Note(OptionCodes.SharedRepository, service.ItemSpec, twin.ItemSpec, name);
            return name;
        }
        return null;
    }

    private RegistryHost? Registry()
    {
        if (Text("Registry") is not { Length: > 0 } text)
            return null;
        if (!RegistryHost.TryParse(text, out var host))
            Note(OptionCodes.InvalidRegistry, text);
        return host;
    }

    // The SDK's rule: a path without an extension is a folder.
    private string? Archive() =>
        FullPath("Archive") is not { } path || Path.HasExtension(path) ? FullPath("Archive") : Path.Combine(path, Text("Repository").Replace('/', '-') + ".tar");

    private string? FullPath(string metadata) =>
        Text(metadata) is { Length: > 0 } text ? Path.GetFullPath(text, Path.GetDirectoryName(_projectFile)!) : null;

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

    private bool Switch(string metadata)
    {
        var text = Text(metadata);
        if (text.Length > 0 && !bool.TryParse(text, out _))
            Note(OptionCodes.InvalidSwitch, "PyContainer" + metadata, text);
        return bool.TryParse(text, out var value) && value;
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
        // Told once, however often it is asked for.
        if (_refused.Add(metadata))
            Note(OptionCodes.ControlCharacter, metadata switch { "Repository" => "ContainerRepository", "ImageTag" or "ImageTags" or "Registry" => "Container" + metadata, "Archive" => "ContainerArchiveOutputPath", "RuntimeImage" => "ContainerBaseImage", "Stage" => "PyContainerTarget", _ => "PyContainer" + metadata });
        return "";
    }

    private void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => findings.Add(descriptor.At(SourceSpan.Of(_projectFile), arguments));
}

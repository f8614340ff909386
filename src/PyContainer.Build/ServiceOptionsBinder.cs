using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>
/// The one place where strings of MSBuild become checked values. It reads every option, notes each fault, and goes on, so that a user
/// sees all of them at once.
/// </summary>
internal sealed class ServiceOptionsBinder(ITaskItem service, ITaskItem[] allServices, ITaskItem[] items, DiagnosticBag findings)
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
    private static readonly Dictionary<string, InstallerKind> _installers = new(StringComparer.OrdinalIgnoreCase) { ["uv"] = InstallerKind.Uv, ["pip"] = InstallerKind.Pip };
    private static readonly Dictionary<string, bool> _keyrings = new(StringComparer.OrdinalIgnoreCase) { ["disabled"] = false, ["subprocess"] = true };
    private static readonly Dictionary<string, bool> _staleAs = new(StringComparer.OrdinalIgnoreCase) { ["error"] = false, ["warning"] = true };

    private static readonly Dictionary<string, ImageVerification> _verifications = new(StringComparer.OrdinalIgnoreCase) { ["config"] = ImageVerification.Config, ["full"] = ImageVerification.Full };
    private static readonly Dictionary<string, ArchiveFormat> _archiveFormats = new(StringComparer.OrdinalIgnoreCase) { ["docker"] = ArchiveFormat.Docker, ["oci"] = ArchiveFormat.Oci };
    private static readonly Dictionary<string, LayerCompression> _compressions = new(StringComparer.OrdinalIgnoreCase) { ["gzip"] = LayerCompression.Gzip, ["zstd"] = LayerCompression.Zstd };
    private static readonly Dictionary<string, ProvenanceMode> _provenances = new(StringComparer.OrdinalIgnoreCase)
    {
        ["false"] = ProvenanceMode.None,
        ["min"] = ProvenanceMode.Min,
        ["max"] = ProvenanceMode.Max,
    };

    private readonly ServiceMetadata _metadata = new(service, findings);

    /// <summary>Reads the service; the value counts only when no error was noted.</summary>
    internal ServiceOptions? Bind()
    {
        // Not the metadata FullPath: that starts at the folder of the project that runs, and a bake is run by another one.
        var directory = Path.GetFullPath(service.ItemSpec, Path.GetDirectoryName(_metadata.ProjectFile)!).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var installer = _metadata.Choice("Installer", _installers, value => Note(OptionCodes.UnknownInstaller, value));
        // pip needs no manifest; whether it has anything to install from is asked later.
        if (!File.Exists(Path.Combine(directory, "pyproject.toml")) && installer == InstallerKind.Uv)
            Note(OptionCodes.NoProject, directory);
        var own = new ServiceItems(service, allServices, items, findings);
        var lists = new ServiceItemsBinder(own, _metadata.ProjectFile, findings);
        var deliveries = new DeliveryItemsBinder(own, _metadata.ProjectFile, findings);
        var start = new StartBinder(own, _metadata);
        var format = new SdkNamesBinder(_metadata).ImageFormat();
        var (platforms, isOfDocker) = Platforms();
        if (Environment.GetEnvironmentVariable(CommitClock.Variable) is { Length: > 0 } epoch && CommitClock.Parse(epoch) is null)
            Note(EngineCodes.InvalidEpoch, ServiceItems.Visible(epoch));
        var options = new ServiceOptions
        {
            ProjectFile = _metadata.ProjectFile,
            ProjectDirectory = directory,
            PackageName = _metadata.Matching("PackageName", OptionPatterns.PackageName(), OptionCodes.InvalidPackageName),
            ProjectVersion = _metadata.Matching("ProjectVersion", OptionPatterns.Version(), OptionCodes.InvalidProjectVersion),
            Installer = installer,
            Requirements = _metadata.ExistingFile("Requirements"),
            AllowsUnhashed = _metadata.Text("RequireHashes").Length > 0 && !_metadata.Switch("RequireHashes"),
            Extras = _metadata.Names("Extras"),
            Groups = _metadata.Names("Groups"),
            BuiltFromSource = _metadata.Names("BuildFromSource"),
            OutputDirectory = service.GetMetadata("OutputDirectory"),
            Repository = Repository()!,
            Registry = _metadata.Parsed<RegistryHost>("Registry", RegistryHost.TryParse, OptionCodes.InvalidRegistry),
            Archive = Archive(),
            ArchiveFormat = ArchiveFormatOf(format),
            ImageFormat = format,
            Compression = _metadata.Choice("Compression", _compressions, value => Note(DeliveryOptionCodes.UnknownCompression, value)),
            Platforms = platforms,
            HasPlatformOfDocker = isOfDocker,
            Sbom = Sbom(),
            Provenance = _metadata.Choice("Provenance", _provenances, value => Note(DeliveryOptionCodes.UnknownProvenance, value)),
            Labels = deliveries.Labels(),
            GeneratedLabels = deliveries.GeneratedLabels(),
            CacheFrom = deliveries.Caches("PyContainerCacheFrom", isWritten: false),
            CacheTo = deliveries.Caches("PyContainerCacheTo", isWritten: true),
            ExtraArguments = deliveries.ExtraArguments(),
            DigestFile = _metadata.FullPath("DigestFile"),
            Tags = Tags(),
            Target = _metadata.Choice("Stage", _targets, value => Note(OptionCodes.UnknownTarget, value)),
            Base = _metadata.Choice("Base", _bases, value => Note(OptionCodes.UnknownBase, value, string.Join(", ", _bases.Keys))),
            IsDebug = _metadata.Switch("Debug"),
            Packages = lists.Packages(),
            RuntimeImage = _metadata.Image("RuntimeImage"),
            BuilderImage = _metadata.Image("BuilderImage"),
            UvImage = _metadata.Image("UvImage"),
            UvVersion = _metadata.Matching("UvVersion", OptionPatterns.UvVersion(), OptionCodes.InvalidUvVersion),
            LockCheck = _metadata.Choice("LockCheck", _lockChecks, value => Note(OptionCodes.UnknownLockCheck, value)),
            LockStaleIsWarning = _metadata.Choice("LockStaleAs", _staleAs, value => Note(OptionCodes.UnknownStaleAs, value)),
            UvPath = _metadata.Program("UvPath"),
            PythonVersion = _metadata.Parsed<PythonRequest>("PythonVersion", PythonRequest.TryParseNumber, OptionCodes.InvalidPythonVersion),
            EntryPoint = _metadata.Parsed<EntryPointRequest>("EntryPoint", EntryPointRequest.TryParse, OptionCodes.InvalidEntryPoint),
            StartWords = start.Words(),
            User = start.User(),
            WorkingDirectory = start.WorkingDirectory(),
            Ports = lists.Ports(),
            HealthPath = _metadata.Matching("HealthPath", OptionPatterns.UrlPath(), OptionCodes.InvalidHealthPath),
            StopSignal = _metadata.Matching("StopSignal", OptionPatterns.SignalName(), OptionCodes.InvalidStopSignal),
            EnvironmentVariables = lists.Variables(),
            Dockerfile = _metadata.ExistingFile("Dockerfile"),
            Verify = _metadata.Choice("Verify", _verifications, value => Note(HardeningCodes.UnknownVerification, value)),
            DockerPath = _metadata.Program("DockerPath") ?? "docker",
            Builder = _metadata.Matching("Builder", OptionPatterns.BuilderName(), OptionCodes.InvalidBuilder),
            CaCertificate = _metadata.ExistingFile("CaCertificate"),
            AsksKeyring = _metadata.TextOrNull("KeyringProvider") is null ? null : _metadata.Choice("KeyringProvider", _keyrings, value => Note(OptionCodes.UnknownKeyringProvider, value)),
            BuildNetwork = _metadata.Matching("BuildNetwork", OptionPatterns.NetworkMode(), OptionCodes.InvalidNetwork),
            ExtraHosts = ExtraHosts(),
            HardeningRules = lists.Rules(),
            BuildCommands = lists.BuildCommands(),
            Copies = lists.Copies(),
            Fragments = lists.Fragments(),
            TestCommands = lists.TestCommands(),
            TestResults = _metadata.FullPath("TestResults"),
            BuildContexts = lists.Contexts(),
            PythonDownloads = _metadata.Matching("PythonDownloads", OptionPatterns.PlainUrl(), OptionCodes.InvalidDownloads),
        };
        if (options is { Archive: not null, ArchiveFormat: ArchiveFormat.Docker } && WhatNeedsOci(options) is { Length: > 0 } what)
            Note(DeliveryOptionCodes.NeedsOciArchive, what);
        new SdkNamesBinder(_metadata).Check(options);
        return findings.HasErrors ? null : options;
    }

    // What the SDK would save, unless our own name says otherwise.
    private ArchiveFormat ArchiveFormatOf(ImageFormat format) => _metadata.Text("ArchiveFormat").Length == 0 && format == ImageFormat.Oci
        ? ArchiveFormat.Oci
        : _metadata.Choice("ArchiveFormat", _archiveFormats, value => Note(DeliveryOptionCodes.UnknownArchiveFormat, value));

    private static string WhatNeedsOci(ServiceOptions options) => string.Join(", ", new[]
    {
        options.Platforms.Count > 1 ? "several platforms" : "",
        options.Sbom is not null ? "PyContainerSbom" : "",
        options.Provenance != ProvenanceMode.None ? "PyContainerProvenance" : "",
        options.Compression == LayerCompression.Zstd ? "PyContainerCompression=zstd" : "",
    }.Where(text => text.Length > 0));

    // docker takes its own variable where no option names a platform: then so does the plan, and says so.
    private (IReadOnlyList<Platform> Platforms, bool IsOfDocker) Platforms()
    {
        var (several, one) = (_metadata.List("RuntimeIdentifiers"), _metadata.List("RuntimeIdentifier"));
        if (several.Count + one.Count > 0 || Environment.GetEnvironmentVariable(Platform.Variable) is not { Length: > 0 } text)
            return (NamedPlatforms(several.Count > 0 ? several : one), false);
        if (Platform.OfDocker(text) is { } platform)
            return ([platform], true);
        Note(DeliveryOptionCodes.UnknownDockerPlatform, ServiceItems.Visible(text));
        return ([], false);
    }

    private List<Platform> NamedPlatforms(IReadOnlyList<string> identifiers)
    {
        var platforms = new List<Platform>();
        foreach (var text in identifiers)
        {
            if (!Platform.TryParse(text, out var platform))
            {
                Note(DeliveryOptionCodes.UnknownPlatform, text);
                continue;
            }
            if (platform!.IsMusl)
                Note(DeliveryOptionCodes.Musl, text);
            if (!platforms.Contains(platform))
                platforms.Add(platform);
        }
        return platforms;
    }

    private SbomRequest? Sbom() =>
        SbomRequest.IsOff(_metadata.Text("Sbom")) ? null : _metadata.Parsed<SbomRequest>("Sbom", SbomRequest.TryParse, DeliveryOptionCodes.InvalidSbom);

    private RepositoryName? Repository()
    {
        var text = _metadata.Text("Repository");
        if (_metadata.IsRefused("Repository"))
            return null;
        if (RepositoryName.NamesRegistry(text))
            Note(OptionCodes.RegistryInRepository, text);
        // The name of a project is made one of an image; a name that somebody chose is taken as it is, or not at all.
        else if (!(text == service.GetMetadata("ProjectName").Trim(' ') ? RepositoryName.TryNormalize(text, out var name) : RepositoryName.TryParse(text, out name)))
            Note(OptionCodes.InvalidRepository, text);
        else
        {
            if (name!.Value != text)
                Note(OptionCodes.RepositoryNormalized, text, name);
            var twin = allServices.FirstOrDefault(other => IsOther(other) && RepositoryName.TryNormalize(other.GetMetadata("Repository").Trim(' '), out var its) && its == name);
            if (twin is not null)
                Note(OptionCodes.SharedRepository, service.ItemSpec, twin.ItemSpec, name);
            return name;
        }
        return null;
    }

    private bool IsOther(ITaskItem other) => other.ItemSpec != service.ItemSpec || other.GetMetadata("ProjectFile") != _metadata.ProjectFile;

    // The SDK's rule: a path without an extension is a folder.
    private string? Archive() =>
        _metadata.FullPath("Archive") is not { } path || Path.HasExtension(path) ? _metadata.FullPath("Archive") : Path.Combine(path, _metadata.Text("Repository").Replace('/', '-') + ".tar");

    private List<ImageTag> Tags()
    {
        var (one, several) = (_metadata.Text("ImageTag"), _metadata.List("ImageTags"));
        if (one.Length > 0 && several.Count > 0)
            Note(OptionCodes.BothTagProperties);
        var texts = one.Length > 0 ? [one] : several is { Count: > 0 } ? several : ["latest"];
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

    private List<ExtraHost> ExtraHosts()
    {
        var hosts = new List<ExtraHost>();
        foreach (var text in _metadata.List("ExtraHosts"))
        {
            if (ExtraHost.TryParse(text, out var host))
                hosts.Add(host!);
            else
                Note(OptionCodes.InvalidExtraHost, text);
        }
        return hosts;
    }

    private void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => _metadata.Note(descriptor, arguments);
}

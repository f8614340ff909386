namespace PyContainer.Build.Options;

/// <summary>Everything a user can choose for one Python service, as checked values. Nobody validates them again.</summary>
public sealed record ServiceOptions
{
    /// <summary>The MSBuild project that names the service, full path: the place of findings about options.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>What the lines of a publish call the project: the name of its file.</summary>
    public string DisplayName => Path.GetFileNameWithoutExtension(ProjectFile);

    /// <summary>The folder of <c>pyproject.toml</c>, full path.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The member of a uv workspace that becomes the image; null takes the project of the folder.</summary>
    public string? PackageName { get; init; }

    /// <summary>The version of the .NET project, as written; it goes to packages whose version git would tell. Null tells them none.</summary>
    public string? ProjectVersion { get; init; }

    /// <summary>What installs the packages of others.</summary>
    public InstallerKind Installer { get; init; }

    /// <summary>The requirements file, full path; null takes uv.lock, else the file <c>requirements.txt</c> of the project's folder. For pip alone.</summary>
    public string? Requirements { get; init; }

    /// <summary>Whether a requirements file may have lines without versions and hashes.</summary>
    public bool AllowsUnhashed { get; init; }

    /// <summary>The extras of the project that are installed, normalised (PEP 685).</summary>
    public IReadOnlyList<string> Extras { get; init; } = [];

    /// <summary>The dependency groups that ship, normalised (PEP 735).</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The packages of others that may be built from source, normalised: exceptions by name.</summary>
    public IReadOnlyList<string> BuiltFromSource { get; init; } = [];

    /// <summary>The folder for what is generated, full path, below <c>obj</c>.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The image's name without registry and tag.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>Where the image is pushed; null leaves it in the local engine.</summary>
    public RegistryHost? Registry { get; init; }

    /// <summary>The archive that the image is saved as, full path; null saves none.</summary>
    public string? Archive { get; init; }

    /// <summary>The file that the digest is written to, full path; null writes none.</summary>
    public string? DigestFile { get; init; }

    /// <summary>What that archive looks like.</summary>
    public ArchiveFormat ArchiveFormat { get; init; }

    /// <summary>The media types of what is pushed or saved.</summary>
    public ImageFormat ImageFormat { get; init; }

    /// <summary>How layers are packed that are pushed, or saved as an OCI archive.</summary>
    public LayerCompression Compression { get; init; }

    /// <summary>The platforms of the image; empty takes the builder's own.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>Whether the platform is the one that the variable of docker names, because no option does.</summary>
    public bool HasPlatformOfDocker { get; init; }

    /// <summary>The list of its contents that is attached to the image; null attaches none.</summary>
    public SbomRequest? Sbom { get; init; }

    /// <summary>The account of its making that is attached to the image.</summary>
    public ProvenanceMode Provenance { get; init; }

    /// <summary>Labels that the user wrote; they win over those of the package.</summary>
    public IReadOnlyList<ImageLabel> Labels { get; init; } = [];

    /// <summary>Labels that the package finds the values of.</summary>
    public IReadOnlyList<LabelRequest> GeneratedLabels { get; init; } = [];

    /// <summary>The image's tags, one at least.</summary>
    public required IReadOnlyList<ImageTag> Tags { get; init; }

    /// <summary>The stage that is built.</summary>
    public BuildTarget Target { get; init; } = BuildTarget.Prod;

    /// <summary>The name of that stage in the Dockerfile.</summary>
    public string StageName => Target == BuildTarget.Prod ? "prod" : "build";

    /// <summary>The hardening system.</summary>
    public BaseKind Base { get; init; } = BaseKind.DistrolessCc;

    /// <summary>Whether what ships has a shell for looking around in it.</summary>
    public bool IsDebug { get; init; }

    /// <summary>Packages of the operating system.</summary>
    public IReadOnlyList<OsPackage> Packages { get; init; } = [];

    /// <summary>Replaces the image of the stage that ships; null takes the base's own.</summary>
    public ImageReference? RuntimeImage { get; init; }

    /// <summary>Replaces the image of the builder; null takes the base's own.</summary>
    public ImageReference? BuilderImage { get; init; }

    /// <summary>Replaces the image that uv is copied from, which holds <c>/uv</c>; null takes the one of <see cref="UvVersion"/>.</summary>
    public ImageReference? UvImage { get; init; }

    /// <summary>The uv of the build, <c>X.Y.Z</c>; null follows the project's <c>required-version</c>.</summary>
    public string? UvVersion { get; init; }

    /// <summary>Who says whether the lock is fresh.</summary>
    public LockCheckMode LockCheck { get; init; }

    /// <summary>Whether a stale lock is a warning before the build; in the image it stays an error.</summary>
    public bool LockStaleIsWarning { get; init; }

    /// <summary>The uv of this machine; null looks for one on PATH where it is needed.</summary>
    public string? UvPath { get; init; }

    /// <summary>The CPython of the image; null follows <c>.python-version</c>, then <c>requires-python</c>.</summary>
    public PythonRequest? PythonVersion { get; init; }

    /// <summary>What the container starts; null finds it in the project.</summary>
    public EntryPointRequest? EntryPoint { get; init; }

    /// <summary>The user's own words for the start.</summary>
    public StartWords StartWords { get; init; } = StartWords.None;

    /// <summary>Who the service runs as. Its files belong to root whoever that is.</summary>
    public ContainerUser User { get; init; } = ContainerUser.Default;

    /// <summary>The folder that it starts in, an absolute path without a slash at its end; null is the one of the application.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The ports the service listens on; empty takes the server's default.</summary>
    public IReadOnlyList<ContainerPort> Ports { get; init; } = [];

    /// <summary>The path that answers 200 while the service is well; null asks only whether the port takes a connection.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The signal that stops the service, such as <c>SIGTERM</c>; null follows the entry point.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Variables of the image.</summary>
    public IReadOnlyList<EnvironmentVariable> EnvironmentVariables { get; init; } = [];

    /// <summary>Instructions of the user's own for stages of the generated Dockerfile.</summary>
    public IReadOnlyList<DockerfileFragment> Fragments { get; init; } = [];

    /// <summary>A hand-written Dockerfile, full path; null generates one.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The Dockerfile of the build, full path: the user's, or the generated one.</summary>
    public string DockerfilePath => Dockerfile ?? Path.Combine(OutputDirectory, "Dockerfile");

    /// <summary>What of the finished image is held against the rules.</summary>
    public ImageVerification Verify { get; init; }

    /// <summary>The folder of what the dependency layer is made from, full path; a named build context of generated files.</summary>
    public string ClosureDirectory => Path.Combine(OutputDirectory, "closure");

    /// <summary>The docker program: a name that is looked up on PATH, or a full path.</summary>
    public string DockerPath { get; init; } = "docker";

    /// <summary>The buildx builder; null takes the current one.</summary>
    public string? Builder { get; init; }

    /// <summary>A PEM file with the certificates that the steps that download trust, full path. It replaces the usual roots there.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>Whether the <c>keyring</c> command is asked for credentials of indexes; null follows the project's <c>keyring-provider</c>.</summary>
    public bool? AsksKeyring { get; init; }

    /// <summary>The network of the build's steps (<c>default</c>, <c>host</c>, <c>none</c>); null leaves it to the engine.</summary>
    public string? BuildNetwork { get; init; }

    /// <summary>Additional lines for <c>/etc/hosts</c> of the build's steps.</summary>
    public IReadOnlyList<ExtraHost> ExtraHosts { get; init; } = [];

    /// <summary>References that are replaced by an image or a folder of one's own.</summary>
    public IReadOnlyList<BuildContext> BuildContexts { get; init; } = [];

    /// <summary>Where uv finds its managed Pythons: a list (an address that ends in <c>.json</c>) or a mirror; null is uv's own list.</summary>
    public string? PythonDownloads { get; init; }

    /// <summary>Caches that steps are taken from.</summary>
    public IReadOnlyList<BuildCache> CacheFrom { get; init; } = [];

    /// <summary>Caches that the steps of the build are written to.</summary>
    public IReadOnlyList<BuildCache> CacheTo { get; init; } = [];

    /// <summary>Further arguments of the build.</summary>
    public IReadOnlyList<ExtraArgument> ExtraArguments { get; init; } = [];

    /// <summary>The packages that one part of the build takes.</summary>
    public IEnumerable<OsPackage> PackagesFor(PackageStage stage) => Packages.Where(package => package.IsFor(stage));

    /// <summary>The checks of the project; empty takes the known tools among the development groups.</summary>
    public IReadOnlyList<TestCommand> TestCommands { get; init; } = [];

    /// <summary>The folder for the results of these checks, full path; null is <c>TestResults</c> beside the project.</summary>
    public string? TestResults { get; init; }

    /// <summary>The commands that change the sources before they are packaged, in this order.</summary>
    public IReadOnlyList<BuildCommand> BuildCommands { get; init; } = [];

    /// <summary>What is put below <c>/app</c> beside the project's own files.</summary>
    public IReadOnlyList<FileCopy> Copies { get; init; } = [];

    /// <summary>What is changed of the hardening rules.</summary>
    public IReadOnlyList<HardeningRuleSetting> HardeningRules { get; init; } = [];

    /// <summary>The full names of the image, one per tag.</summary>
    public IEnumerable<string> ImageNames => Tags.Select(tag => $"{(Registry is null ? "" : Registry + "/")}{Repository}:{tag}");
}

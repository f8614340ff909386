namespace PyContainer.Build.Hardening;

/// <summary>All rules that a file, a config or the files of an image can be held against, in the order of their numbers.</summary>
public static class HardeningRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<HardeningRule> All { get; } =
    [
        // Inputs and supply chain
        new TagWritten(), new VersionInTag(), new DigestPinned(), new TrustedRegistry(), new Supported(), new ExactUv(), new NoFetchAndRun(), new FrontendPinned(), new SystemPackages(),
        // Build stages and uv
        new SeparateRuntime(), new TestsAreALeaf(), new OwnLayer(), new LockedSync(), new NoDevelopmentGroups(), new HashedArtefacts(), new ManifestsFirst(), new NotEditable(),
        new CopyLinkMode(), new InterpreterInWriting(), new CacheIds(), new CacheSharing(), new NoPackageCache(), new WheelsOnly(), new NoNetworkNeeded(),
        // Secrets
        new NoSecretInVariables(), new SecretMounts(), new NoCredentialsInUrls(), new NoSecretFiles(), new NoSecretInHistory(),
        // Runtime content
        new NoShell(), new NoPackageManager(), new NoUv(), new NoCompiler(), new NoNetworkTools(), new NothingOfDevelopers(), new NoSsh(), new CertificatesShip(), new TimeZonesShip(),
        new LibrariesNewEnough(), new LibrariesResolve(),
        // Identity and permissions
        new NotRoot(), new NumericUser(), new UserWithGroup(), new HighUserId(), new UniqueUsers(), new NoPrivilegedFiles(), new NothingWritableForAll(), new RootOwnsCode(), new NumericOwner(), new OwnFolder(),
        // Process contract
        new ExecFormOnly(), new OneEntryPoint(), new NoInheritedEntryPoint(), new ProgramStarts(), new NothingInstalledAtStart(), new NoDevelopmentMode(), new NoUserChange(), new OneHealthCheck(),
        new ProbeContract(), new StopSignalWritten(), new ExposedPort(), new UnbufferedOutput(), new BytecodeShips(), new NoBuildVariables(), new EnvironmentFirstOnPath(),
        // Python across stages
        new InterpreterResolves(), new SameMinor(), new EnvironmentStays(), new ManagedPythonShips(), new NoVersionedPath(),
        // Context
        new IgnoreFileKeepsOut(), new IgnoreFileLetsIn(), new NoWholeTree(), new CopyNotAdd(),
        // Reproducibility
        new NoEpochInDependencies(), new NoInstallerMetadata(),
        // Metadata
        new OciLabels(), new MetadataStays(),
        // Dockerfile hygiene
        new StageNames(), new DefinedVariables(), new BuildPlatform(), new OneCasing(), new NothingDeprecated(), new SuppressionsHaveReasons(), new CopyMakesSense(), new PlainShell(), new LinkedCopies(),
        // Runtime contract
        new ToolCachesInTmp(),
    ];

    /// <summary>The rule that a text names, <c>HARD-10</c> or <c>PYC4010</c>; null when there is none.</summary>
    public static HardeningRule? Find(string name) =>
        All.FirstOrDefault(rule => rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || rule.Descriptor.Id.Equals(name, StringComparison.OrdinalIgnoreCase));
}

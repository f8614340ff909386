using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Testing;

namespace PyContainer.Build.Reports;

/// <summary>A fact of what a publish would do.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">The fact.</param>
/// <param name="Because">Where it comes from; empty where it needs no reason.</param>
public sealed record ReportLine(string Name, string Value, string Because = "");

/// <summary>Says what a publish of a service would do, and why, without doing it. Secrets appear by name, never by value.</summary>
public static class ServiceReport
{
    /// <summary>Makes the report.</summary>
    /// <param name="options">The service.</param>
    /// <param name="service">Its project.</param>
    /// <param name="plan">Its plan; null where a Dockerfile of the user's own takes its place.</param>
    /// <param name="lock">Its lock; null where there is no plan, and where pip installs from a requirements file.</param>
    /// <param name="secrets">The credentials that lie ready: in the environment and in netrc.</param>
    /// <param name="environment">Reads a variable of the calling process.</param>
    public static IReadOnlyList<ReportLine> Create(ServiceOptions options, ServiceProject service, ServicePlan? plan, UvLock? @lock, IReadOnlyDictionary<string, string> secrets, Func<string, string?> environment) =>
    [
        .. Project(options, service),
        .. plan is null ? [new("Dockerfile", options.DockerfilePath, "PyContainerDockerfile; nothing is generated")] : Plan(plan, @lock),
        .. Network(options, service, secrets),
        new("checks", Joined(TestPlanner.Create(options, service).Select(step => step.Name)), options.TestCommands.Count > 0 ? "PyContainerTestCommand" : "the known tools among the development groups"),
        .. Delivery(options),
        new("command", BuildxCommand.Create(options, BuildFiles.Of(options, service, plan is not null || Directory.Exists(options.ClosureDirectory)) with { Secrets = secrets }, new DeliveryPlan(options).Load(new EngineFacts(null, null)), environment).ToString(), "labels and the time of the commit are added"),
    ];

    private static IEnumerable<ReportLine> Project(ServiceOptions options, ServiceProject service)
    {
        var table = service.Project.Project!;
        yield return new("project", $"{table.Name.Normalized} {table.Version?.Value}".TrimEnd(), service.Project.Path);
        if (service.Package is { } member)
            yield return new("workspace", service.Context, $"'{member}' is a member of it" + (options.PackageName is null ? "" : ", by PyContainerPackageName"));
    }

    private static IEnumerable<ReportLine> Plan(ServicePlan plan, UvLock? @lock)
    {
        var (options, images) = (plan.Options, Recipe.Create(plan).Stages.ToDictionary(stage => stage.Name, stage => stage.From, StringComparer.Ordinal));
        yield return new("base", Kebab(options.Base) + (options.IsDebug ? ", with a shell" : ""), "PyContainerBase" + (options.IsDebug ? ", PyContainerDebug" : ""));
        yield return new("runtime image", images["rootfs"], options.RuntimeImage is null ? "the base's" : "ContainerBaseImage");
        yield return new("builder image", images["base"], options.BuilderImage is null ? "the base's" : "PyContainerBuilderImage");
        yield return new("installer", options.Installer == InstallerKind.Pip ? "pip" : "uv", "PyContainerInstaller");
        if (images.TryGetValue("uv", out var image))
        {
            yield return new("uv", plan.UvVersion, plan.UvVersionBecause);
            yield return new("uv image", image, options.UvImage is null ? "that version's" : "PyContainerUvImage");
        }
        yield return new("Python", plan.Python.ToString(), plan.PythonBecause);
        yield return new("starts", string.Join(' ', plan.Launch.Command.Concat(plan.Launch.Arguments)), plan.Launch.Because);
        yield return new("runs as", $"{options.User} in {options.WorkingDirectory ?? "/app"}", "ContainerUser and ContainerWorkingDirectory; the files belong to root");
        yield return new("ports", Joined(plan.Launch.Ports.Select(port => port.ToString())), options.Ports.Count > 0 ? "ContainerPort" : plan.Launch.Ports.Count > 0 ? "the usual one of servers" : "it is no server");
        yield return new("health", Health(plan.Launch), plan.Launch.ProbePort is null ? "no ContainerPort item names a TCP port" : plan.Launch.HealthPath is null ? "PyContainerHealthPath is empty" : "PyContainerHealthPath");
        yield return new("stops with", plan.Launch.StopSignal, options.StopSignal is null ? "what started obeys it" : "PyContainerStopSignal");
        foreach (var line in @lock is null ? [] : Packages(plan, @lock))
            yield return line;
        if (plan.SourceBuilds.Packages.Union(plan.DevelopmentSourceBuilds.Packages, StringComparer.Ordinal).ToList() is { Count: > 0 } built)
            yield return new("reads secrets", Joined(built), "built from source by the step that fetches: a back end of these can read the credentials, certificates and proxies of that step");
        if (options.Extras.Count + options.Groups.Count > 0)
            yield return new("ships", Joined(options.Extras.Concat(options.Groups)), "PyContainerExtras and PyContainerGroups");
        yield return new("groups", plan.DevelopmentGroups is { } groups ? Joined(groups) : "all", "in the stage build alone");
    }

    private static IEnumerable<ReportLine> Packages(ServicePlan plan, UvLock @lock)
    {
        var closure = LockClosure.Of(@lock, plan.ProjectName, plan.Options.Extras, plan.Options.Groups);
        var ships = @lock.Packages.Where(closure.Contains).ToList();
        yield return new("packages", $"{ships.Count(package => !package.Source.IsLocalTree)} from indexes", "the closure of the service in uv.lock, for any platform");
        yield return new("own packages", Joined(ships.Where(package => package.Source.IsLocalTree).Select(package => $"{package.Name} ({package.Source.Text})")), plan.IsPackage ? "built and installed" : "the service is no package: its files are copied as they lie");
    }

    private static IEnumerable<ReportLine> Network(ServiceOptions options, ServiceProject service, IReadOnlyDictionary<string, string> secrets)
    {
        var asksKeyring = options.AsksKeyring ?? IndexCredentials.AsksKeyring(service);
        foreach (var (index, variable) in IndexCredentials.Indexes(service).SelectMany(index => new[] { (index, index.UserVariable), (index, index.PasswordVariable) }))
            yield return new("credential", variable, secrets.ContainsKey(variable) ? "set, travels as a secret" : asksKeyring ? "the keyring is asked when an image is built" : index.IsPrivate ? "not set, and the index wants it" : "not set");
        if (options.CaCertificate is { } certificate)
            yield return new("certificates", certificate, "PyContainerCaCertificate");
    }

    private static IEnumerable<ReportLine> Delivery(ServiceOptions options)
    {
        yield return new("stage", options.StageName, "PyContainerTarget");
        yield return new("platforms", options.Platforms.Count == 0 ? "the builder's own" : Joined(options.Platforms.Select(platform => platform.Value)), options.HasPlatformOfDocker ? Platform.Variable : "ContainerRuntimeIdentifiers");
        foreach (var name in options.ImageNames)
            yield return new("image", name);
        yield return options switch
        {
            { Archive: { } archive } => new("goes to", archive, "ContainerArchiveOutputPath"),
            { Registry: { } registry } => new("goes to", registry.Value, "ContainerRegistry; after it passed the rules"),
            _ => new("goes to", "the local engine", "ContainerRegistry is empty"),
        };
    }

    private static string Health(Launch launch) => launch switch
    {
        { ProbePort: null } => "none",
        { ProbePort: var port, HealthPath: { } path } => $"GET {path} on port {port.Number} answers 200",
        { ProbePort: var port } => $"port {port.Number} takes a connection",
    };

    private static string Kebab(BaseKind kind) => string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Joined(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } text ? text : "none";
}

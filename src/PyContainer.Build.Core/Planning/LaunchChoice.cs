using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>
/// What the container starts: the option, else the project's one script, else the application object of its framework with the server
/// among its dependencies. It never guesses between two.
/// </summary>
internal sealed class LaunchChoice(ServiceOptions options, PyProject project, ProjectFiles files, UvLock? @lock)
{
    private const int DefaultPort = 8000;
    private const string Option = "PyContainerEntryPoint";
    private const string Setting = "[tool.fastapi] entrypoint";

    private readonly IReadOnlyList<Requirement> _dependencies = [.. (project.Project?.Dependencies ?? []).Select(dependency => dependency.Parse())];
    // uv installs the scripts of packages alone.
    private readonly IReadOnlyList<Script> _scripts = project.IsPackage() ? project.Project?.Scripts ?? [] : [];

    /// <summary>Chooses.</summary>
    /// <exception cref="DiagnosticException">Nothing was found, or too much, or the server is missing.</exception>
    internal Launch Choose()
    {
        var words = options.StartWords;
        var found = words.AppCommand.Count > 0 ? Program(words.AppCommand, "ContainerAppCommand")
            : words.HasApplication ? Find()
            : Program([], "ContainerEntrypoint");
        var (command, arguments) = words.Arrange(found.Command);
        return found with { Command = command, Arguments = arguments, Because = found.Because + (words is { HasApplication: true, EntryPoint.Count: > 0 } ? "; through ContainerEntrypoint" : "") };
    }

    private Launch Find() => options.EntryPoint switch
    {
        EntryPointRequest.Application application => Serve(application, ServerFor(application), Option) with { Target = Given(application, $"{Option} is '{application}'", SourceSpan.Of(options.ProjectFile)) },
        EntryPointRequest.ModuleProgram module => Program([Layout.Interpreter, "-m", module.Name], Option) with { Target = new($"{Option} is '{module}'", module.Name, null, SourceSpan.Of(options.ProjectFile)) },
        EntryPointRequest.Script script => Program(Command(script), Option) with { Target = _scripts.FirstOrDefault(known => known.Name == script.Name) is { } known ? Defined(known) : null },
        _ => Infer(),
    };

    private Launch Infer()
    {
        if (_scripts.Count == 1)
            return Program([Layout.Scripts + _scripts[0].Name], "the one script of [project.scripts]") with { Target = Defined(_scripts[0]) };
        if (Configured() is { } configured)
            return Serve(configured.Value, ServerFor(configured.Value), Setting) with { Target = Given(configured.Value, $"{Setting} is '{configured.Value}'", configured.Span) };
        foreach (var framework in Framework.All.Where(framework => Has(framework.Package)))
        {
            var server = ServerOf(framework);
            var found = Preferred(ApplicationFinder.Find(project.Directory, files.Sources, framework, server?.Interface ?? framework.Interface));
            if (found.Count > 1)
                throw PlanCodes.AmbiguousEntryPoint.Error(At(), string.Join(", ", found));
            if (found.Count == 1)
                return Serve(found[0], server ?? throw NoServer(found[0], framework.Interface), $"the application of {framework.Package} that the sources have");
        }
        if (Framework.All.FirstOrDefault(framework => Has(framework.Package)) is { } known && ApplicationFinder.IsTooLarge(project.Directory, files.Sources))
            throw StartCodes.SearchEnded.Error(At(), ApplicationFinder.MaxFiles, known.Package);
        throw PlanCodes.NoEntryPoint.Error(At(), Findings());
    }

    // FastAPI's own setting (fastapi-cli).
    private Located<EntryPointRequest.Application>? Configured() =>
        project.Tool?.Find("fastapi")?.Value is Toml.TomlTable table && table.Find("entrypoint")?.Value is Toml.TomlString text
        && EntryPointRequest.TryParse(text.Value, out var request) && request is EntryPointRequest.Application application ? new(application, text.Span) : null;

    private static StartTarget Given(EntryPointRequest.Application application, string option, SourceSpan at) =>
        new(option, application.ModuleName, application.IsFactory ? application.Attribute[..^2] : application.Attribute, at);

    // module:object.attribute [extra]; what follows the object is its own business.
    private static StartTarget? Defined(Script script)
    {
        var parts = script.Reference.Split('[')[0].Trim().Split(':');
        return parts.Length == 2 ? new($"[project.scripts] defines '{script.Name}' as '{script.Reference}'", parts[0].Trim(), parts[1].Trim().Split('.')[0], script.Span) : null;
    }

    private Server? ServerOf(Framework framework) =>
        Server.All.FirstOrDefault(server => Has(server.Package) && (server.Interface == framework.Interface || framework.Package == "django"))
        ?? (_dependencies.Any(dependency => dependency.Name.Normalized == framework.Package && dependency.Extras.Any(extra => framework.ExtrasWithServer.Contains(extra, StringComparer.Ordinal)))
            ? Server.All[0]
            : null);

    private Server ServerFor(EntryPointRequest.Application application)
    {
        var framework = Framework.All.FirstOrDefault(framework => Has(framework.Package));
        var server = framework is null ? Server.All.FirstOrDefault(candidate => Has(candidate.Package)) : ServerOf(framework);
        return server ?? throw NoServer(application, framework?.Interface ?? ServerInterface.Asgi);
    }

    private DiagnosticException NoServer(EntryPointRequest.Application application, ServerInterface kind)
    {
        string[] servers = [.. Server.All.Where(server => server.Interface == kind).Select(server => server.Package)];
        return PlanCodes.NoServer.Error(At(), application, string.Join(", ", servers), servers[0]);
    }

    // An object of the usual name counts more than others, one near the top more than a nested one.
    private static List<EntryPointRequest.Application> Preferred(IReadOnlyList<EntryPointRequest.Application> found)
    {
        var usual = found.Where(application => application.Attribute is "app" or "application" or "create_app()").ToList();
        var candidates = usual.Count > 0 ? usual : [.. found];
        var depth = candidates.Select(application => application.ModuleName.Split('.').Length).DefaultIfEmpty().Min();
        return [.. candidates.Where(application => application.ModuleName.Split('.').Length == depth)];
    }

    private IReadOnlyList<string> Command(EntryPointRequest.Script script)
    {
        if (_scripts.Any(known => known.Name == script.Name) || _dependencies.Any(dependency => dependency.Name.Normalized == script.Name))
            return [Layout.Scripts + script.Name];
        throw PlanCodes.UnknownScript.Error(SourceSpan.Of(options.ProjectFile), script.Name, Findings() + " ");
    }

    private Launch Serve(EntryPointRequest.Application application, Server server, string because)
    {
        var port = options.Ports.FirstOrDefault(port => port.Protocol == "tcp") ?? new ContainerPort(DefaultPort, "tcp");
        // A server listens on a TCP port, whatever else the container does.
        IReadOnlyList<ContainerPort> ports = options.Ports.Contains(port) ? options.Ports : [.. options.Ports, port];
        return new Launch(server.Command(Layout.Interpreter, application, port.Number, Locked(server.Package)), ports, options.HealthPath, options.StopSignal ?? "SIGTERM") { Because = $"{because}; {server.Package} is among the dependencies" };
    }

    // Python as the first process ignores SIGTERM unless the program handles it, as servers do; SIGINT always ends it.
    private Launch Program(IReadOnlyList<string> command, string because) =>
        new(command, options.Ports, options.HealthPath, options.StopSignal ?? (Server.All.Any(server => Has(server.Package)) ? "SIGTERM" : "SIGINT")) { Because = because };

    // Of several versions, for different environments, the lowest: what it does not know, it refuses.
    private PepVersion? Locked(string package) => (@lock?.Packages ?? []).Where(locked => locked.Name == package).Select(locked => locked.Version).Min();

    private bool Has(string package) => _dependencies.Any(dependency => dependency.Name.Normalized == package);

    private SourceSpan At() => project.Project?.Span ?? SourceSpan.Of(project.Path);

    private string Findings()
    {
        string[] named = [.. (project.Project?.Scripts ?? []).Select(script => script.Name)];
        var scripts = "[project.scripts] has " + (named.Length == 0 ? "none" : string.Join(", ", named))
            + (named.Length > _scripts.Count ? ", which uv does not install because the project is no package ([build-system], [tool.uv] package)" : "");
        string[] known = [.. Framework.All.Select(framework => framework.Package).Concat(Server.All.Select(server => server.Package)).Where(Has)];
        string[] applications = [.. Framework.All.Where(framework => Has(framework.Package))
            .SelectMany(framework => ApplicationFinder.Find(project.Directory, files.Sources, framework, ServerOf(framework)?.Interface ?? framework.Interface)).Select(application => application.ToString()).Distinct(StringComparer.Ordinal).Take(5)];
        return known.Length == 0
            ? $"Found: {scripts}; no known web framework among the dependencies."
            : $"Found: {scripts}; {string.Join(", ", known)} among the dependencies, {(applications.Length == 0 ? "but no application object" : "and " + string.Join(", ", applications))} in the sources.";
    }
}

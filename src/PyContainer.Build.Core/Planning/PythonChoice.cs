using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Which CPython the image has: the option, else <c>.python-version</c>, else the newest supported one inside of <c>requires-python</c>.</summary>
public static class PythonChoice
{
    private const int HighestPatch = 40;

    /// <summary>Chooses.</summary>
    /// <exception cref="DiagnosticException">A pin is no CPython version, or nothing fits.</exception>
    public static PythonRequest Choose(ServiceOptions options, ServiceProject service) => Decide(options, service).Value;

    /// <summary>Chooses, and says why.</summary>
    /// <exception cref="DiagnosticException">A pin is no CPython version, or nothing fits.</exception>
    public static Choice<PythonRequest> Decide(ServiceOptions options, ServiceProject service)
    {
        // The lock holds for all members, so the interpreter must suit all of them; the service's own demand is the one to name.
        var range = service.Project.Project?.RequiresPython ?? service.Workspace.Members.Select(member => member.Project.RequiresPython).FirstOrDefault(found => found is not null);
        if (options.Base == BaseKind.DistrolessPython)
            return new(CheckOnly(KnownVersions.DistrolessPython, options, service, range), "the one Python of the base");
        if (options.PythonVersion is { } chosen)
            return new(Check(chosen, range, SourceSpan.Of(options.ProjectFile), "PyContainerPythonVersion"), "PyContainerPythonVersion");
        if (ReadPin(service) is { } pin)
            return new(Check(pin.Value, range, pin.Span, ".python-version"), pin.Span.File);
        var newest = KnownVersions.Python.FirstOrDefault(version => IsInside(version, range))
            ?? throw PlanCodes.NoPython.Error(range!.Value.Span, string.Join(", ", KnownVersions.Python.Select(version => version.MinorText)), range);
        return new(newest, range is null ? "the newest that is supported; nobody says which" : $"the newest that is supported inside of requires-python '{range}'");
    }

    // The base decides; a patch level that the project pins is Debian's to choose.
    private static PythonRequest CheckOnly(PythonRequest only, ServiceOptions options, ServiceProject service, Located<VersionSpecifiers>? range)
    {
        var pin = options.PythonVersion is { } chosen ? new(chosen, SourceSpan.Of(options.ProjectFile)) : ReadPin(service);
        if (pin is { } wanted && wanted.Value.MinorText != only.MinorText)
            throw PlanCodes.BaseHasOnePython.Error(wanted.Span, only.MinorText, $"the project pins {wanted}");
        if (!IsInside(only, range))
            throw PlanCodes.BaseHasOnePython.Error(range!.Value.Span, only.MinorText, $"requires-python is '{range}'");
        return only;
    }

    private static PythonRequest Check(PythonRequest version, Located<VersionSpecifiers>? range, SourceSpan at, string origin) =>
        IsInside(version, range) ? version : throw PlanCodes.PythonOutside.Error(at, version, origin, range);

    private static bool IsInside(PythonRequest version, Located<VersionSpecifiers>? range)
    {
        if (range is not { } specifiers)
            return true;
        // A minor version fits when one of its releases does.
        var patches = version.Patch is { } patch ? [patch] : Enumerable.Range(0, HighestPatch);
        return patches.Any(number => specifiers.Value.Contains(PepVersion.Parse($"{version.MinorText}.{number}")));
    }

    // uv takes the first line that is no comment, of the file nearest to the project, up to the workspace's root.
    private static Located<PythonRequest>? ReadPin(ServiceProject service)
    {
        var path = PinFile(service);
        if (path is null)
            return null;
        var lines = PlainFile.Text(path, FileLimit.Pin).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var text = lines[index].Split('#')[0].Trim();
            if (text.Length == 0)
                continue;
            var at = new SourceSpan(path, index + 1, 1);
            return PythonRequest.TryParse(text, out var request) ? new(request!, at) : throw OptionCodes.InvalidPythonVersion.Error(at, ShownText.Of(text));
        }
        return null;
    }

    private static string? PinFile(ServiceProject service)
    {
        for (var folder = service.Project.Directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, ".python-version");
            if (File.Exists(path))
                return path;
            if (folder == service.Context)
                break;
        }
        return null;
    }
}

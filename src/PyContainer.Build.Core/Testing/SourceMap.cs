using System.Globalization;
using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>Finds the files that a step names in the tree of the user: both have one shape around the folder that the step ran in.</summary>
/// <param name="project">The project that names the service, full path: the place of what has no other.</param>
/// <param name="service">The service; its folder is the one that the step ran in.</param>
/// <param name="workingDirectory">That folder in the stage.</param>
internal sealed class SourceMap(string project, ServiceProject service, string workingDirectory)
{
    /// <summary>The project that names the service, full path.</summary>
    internal string Project { get; } = project;

    /// <summary>The file of the user, full path; null when it is none of theirs.</summary>
    internal string? Find(string path)
    {
        if (path.Any(char.IsControl))
            return null;
        var relative = path.StartsWith('/') ? Relative(path) : path;
        var full = Path.GetFullPath(Path.Combine(service.Project.Directory, relative));
        return File.Exists(full) && !Path.GetRelativePath(service.Context, full).StartsWith("..", StringComparison.Ordinal) ? full : null;
    }

    /// <summary>A finding whose place the groups <c>file</c>, <c>line</c> and <c>column</c> of a match tell.</summary>
    internal Diagnostic At(DiagnosticDescriptor descriptor, Match match, params string[] arguments)
    {
        var file = match.Groups["file"].Value;
        if (Find(file) is { } found)
            return descriptor.At(new SourceSpan(found, Number(match.Groups["line"]), Number(match.Groups["column"])), [.. arguments]);
        var finding = descriptor.At(SourceSpan.Of(Project), [.. arguments]);
        return finding with { Message = $"{file}: {finding.Message}" };
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // Both paths are those of the stage, whatever this machine's look like.
    private string Relative(string path)
    {
        var (target, from) = (path.Split('/'), workingDirectory.TrimEnd('/').Split('/'));
        var common = target.Zip(from).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(target.Skip(common)));
    }
}

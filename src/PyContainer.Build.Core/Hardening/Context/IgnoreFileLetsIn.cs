using PyContainer.Build.Files;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-76: the ignore file lets in what uv and the build back end read, and what the file copies (CopyIgnoredFile): else the build fails.</summary>
internal sealed class IgnoreFileLetsIn() : HardeningRule(76, HardeningGrade.High, "Add an exception to the ignore file, such as '!README.md'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (file.Context.ContextFiles is not { } context || !file.TakesContext)
            return [];
        var needed = from name in context.Needed
                     where context.Ignore.Excludes(name)
                     select new Finding(LineOf(context.Ignore, name), $"'{name}' stays out, and the build reads it") { File = context.Ignore.Path };
        var copied = from source in file.ContextSources
                     let name = Trim(source.Path)
                     where name.Length > 0 && name.AsSpan().IndexOfAny("*?[$\\") < 0 && !context.Needed.Contains(name) && IsOut(context.Ignore, name)
                     select new Finding(source.At, $"'{name}' is copied, and the ignore file keeps it out");
        return needed.Concat(copied);
    }

    // Of a folder that is out, an exception may let a part in.
    private static bool IsOut(IgnorePatterns ignore, string name) => ignore.Excludes(name)
        && !ignore.Patterns.Any(pattern => pattern.IsException && (pattern.Text.StartsWith(name + "/", StringComparison.Ordinal) || pattern.Text.AsSpan().IndexOfAny("*?[") >= 0));

    private static int LineOf(IgnorePatterns ignore, string name) => ignore.Patterns.Last(pattern => pattern.Matches(name)).Line;

    private static string Trim(string path) => string.Join('/', path.Split('/').Where(part => part is not ("" or ".")));
}

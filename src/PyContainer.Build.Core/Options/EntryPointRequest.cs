using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>What <c>PyContainerEntryPoint</c> asks the container to start.</summary>
public abstract partial record EntryPointRequest
{
    private EntryPointRequest()
    {
    }

    /// <summary>A console script, by its name in <c>[project.scripts]</c> or in a dependency.</summary>
    /// <param name="Name">The script's name.</param>
    public sealed record Script(string Name) : EntryPointRequest
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>An ASGI or WSGI application object, started by the server among the dependencies.</summary>
    /// <param name="ModuleName">The dotted module.</param>
    /// <param name="Attribute">The object in it; for a factory followed by <c>()</c>.</param>
    public sealed record Application(string ModuleName, string Attribute) : EntryPointRequest
    {
        /// <summary>Whether the attribute is a function that makes the application.</summary>
        public bool IsFactory => Attribute.EndsWith("()", StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => $"{ModuleName}:{Attribute}";
    }

    /// <summary>A module that is run as a program (<c>python -m</c>).</summary>
    /// <param name="Name">The dotted module.</param>
    public sealed record ModuleProgram(string Name) : EntryPointRequest
    {
        /// <inheritdoc/>
        public override string ToString() => $"-m {Name}";
    }

    /// <summary>Reads <c>script</c>, <c>package.module:app</c>, <c>package.module:create_app()</c> or <c>-m package.module</c>.</summary>
    public static bool TryParse(string text, out EntryPointRequest? request)
    {
        request = null;
        if (ModulePattern().Match(text) is { Success: true } module)
            request = new ModuleProgram(module.Groups["module"].Value);
        else if (ApplicationPattern().Match(text) is { Success: true } application)
            request = new Application(application.Groups["module"].Value, application.Groups["attribute"].Value);
        else if (ScriptPattern().IsMatch(text))
            request = new Script(text);
        return request is not null;
    }

    [GeneratedRegex(@"\A-m +(?<module>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ModulePattern();

    [GeneratedRegex(@"\A(?<module>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*):(?<attribute>[A-Za-z_][A-Za-z0-9_]*(?:\(\))?)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ApplicationPattern();

    // The entry point specification allows more; file names and shells do not.
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScriptPattern();
}

using System.Diagnostics.CodeAnalysis;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>One dependency as it stands in a manifest: its text, and its place. It is read when somebody asks.</summary>
/// <param name="Text">The text, as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Dependency(string Text, SourceSpan Span)
{
    // Read once: it is asked for by several comparisons.
    private Requirement? _parsed;

    /// <summary>The dependencies of a list.</summary>
    /// <exception cref="DiagnosticException">PYC1006: an item is no string.</exception>
    internal static Dependency[] ListOf(TomlArray list, string key)
    {
        var dependencies = new Dependency[list.Count];
        for (var index = 0; index < dependencies.Length; index++)
        {
            dependencies[index] = list[index] is TomlString text
                ? new(text.Value, text.Span)
                : throw TomlFields.Invalid(list[index].Span, key, "must be a list of strings");
        }

        return dependencies;
    }

    /// <summary>Reads it as uv reads <c>project.dependencies</c>, mending known mistakes.</summary>
    /// <exception cref="DiagnosticException">PYC1007 at its place: it is no requirement by PEP 508.</exception>
    public Requirement Parse() => TryParse(out var requirement, out var reason)
        ? requirement
        : throw PythonCodes.InvalidValue.Error(Span, Text, reason);

    internal bool TryParse([NotNullWhen(true)] out Requirement? requirement, [NotNullWhen(false)] out string? reason)
    {
        reason = "";
        requirement = _parsed;
        if (requirement is not null || Requirement.TryParseLenient(Text, out requirement, out reason))
        {
            _parsed = requirement;
            return true;
        }

        return false;
    }

    /// <summary>Reads it strictly, as uv reads dependency groups and the lists of <c>[tool.uv]</c>.</summary>
    /// <exception cref="DiagnosticException">PYC1007 at its place: it is no requirement by PEP 508.</exception>
    public Requirement ParseStrict() => Requirement.TryParse(Text, out var requirement, out var reason)
        ? requirement
        : throw PythonCodes.InvalidValue.Error(Span, Text, reason);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Dependencies under a name: an extra.</summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Span">Where the name stands.</param>
/// <param name="Dependencies">The dependencies, in order.</param>
public sealed record Extra(string Name, SourceSpan Span, IReadOnlyList<Dependency> Dependencies);

/// <summary>One entry of <c>[project.scripts]</c>.</summary>
/// <param name="Name">The command.</param>
/// <param name="Reference">The object reference, <c>module:attribute</c>.</param>
/// <param name="Span">Where the reference stands.</param>
public sealed record Script(string Name, string Reference, SourceSpan Span);

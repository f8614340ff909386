using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PyContainer.Build.Python;

/// <summary>One dependency as it is declared (PEP 508).</summary>
/// <param name="Name">The package.</param>
/// <param name="Extras">The extras asked for, normalised, in the order in which they were written.</param>
/// <param name="Specifiers">The accepted versions; <see cref="VersionSpecifiers.Any"/> when none or a URL is given.</param>
/// <param name="Url">What follows <c>@</c>, as written, or null.</param>
/// <param name="Marker">When the dependency is needed, or null for always.</param>
public sealed record Requirement(
    PackageName Name, IReadOnlyList<string> Extras, VersionSpecifiers Specifiers, string? Url, Marker? Marker)
{
    /// <summary>Reads a requirement, as strictly as uv reads dependency groups and the lists of <c>[tool.uv]</c>.</summary>
    /// <exception cref="FormatException">The text is no requirement; the message says why.</exception>
    public static Requirement Parse(string text) =>
        TryParse(text, out var requirement, out var reason) ? requirement : throw new FormatException(reason);

    /// <summary>Reads a requirement strictly; when the text is none, says why.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Requirement? requirement, [NotNullWhen(false)] out string? reason)
    {
        requirement = new RequirementParser(text).Parse(out var fault);
        reason = requirement is null ? fault : null;
        return requirement is not null;
    }

    /// <summary>
    /// Reads a requirement as uv reads <c>project.dependencies</c> and <c>project.optional-dependencies</c>: mistakes that are
    /// found in published metadata, such as <c>&gt;=1.0&lt;2</c> or <c>&gt;=3.9.*</c>, are mended.
    /// </summary>
    public static bool TryParseLenient(string text, [NotNullWhen(true)] out Requirement? requirement, [NotNullWhen(false)] out string? reason)
    {
        if (TryParse(text, out requirement, out reason))
            return true;
        foreach (var repaired in RequirementRepairs.Of(text))
        {
            if (TryParse(repaired, out requirement, out _))
            {
                reason = null;
                return true;
            }
        }

        return false;
    }

    /// <summary>The requirement in one spelling: normalised name, extras in brackets, specifiers without spaces.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Name.Normalized);
        if (Extras.Count > 0)
            text.Append('[').AppendJoin(',', Extras).Append(']');
        if (Url is not null)
            text.Append(" @ ").Append(Url);
        text.Append(Specifiers);
        if (Marker is not null)
            text.Append(" ; ").Append(Marker);
        return text.ToString();
    }
}

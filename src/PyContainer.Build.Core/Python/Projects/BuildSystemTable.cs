using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary><c>[build-system]</c> (PEP 517, PEP 518).</summary>
/// <param name="Requires">What the build needs.</param>
/// <param name="BuildBackend">The object that builds, or null for the legacy default of setuptools.</param>
/// <param name="Span">Where the table begins.</param>
public sealed record BuildSystemTable(IReadOnlyList<Dependency> Requires, Located<string>? BuildBackend, SourceSpan Span)
{
    internal static BuildSystemTable? Read(TomlTable root)
    {
        if (TomlFields.Table(root, "build-system", "") is not { } table)
            return null;
        var requires = TomlFields.List(table, "requires", "build-system") is { } list ? Dependency.ListOf(list, "build-system.requires") : [];
        return new(requires, TomlFields.Text(table, "build-backend", "build-system"), table.Span);
    }
}

using System.Runtime.InteropServices;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>A value of a file with its place.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Span">Where it stands.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Located<T>(T Value, SourceSpan Span)
{
    /// <inheritdoc/>
    public override string ToString() => Value?.ToString() ?? "";
}

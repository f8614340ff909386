namespace PyContainer.Build.Diagnostics;

/// <summary>One finding: what kind, where, and the finished text.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Span">The place, or null when it has none.</param>
/// <param name="Message">The text with its holes filled.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceSpan? Span, string Message)
{
    /// <summary>The code.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The weight; the descriptor's unless a setting changed it.</summary>
    public DiagnosticSeverity Severity { get; init; } = Descriptor.Severity;

    /// <inheritdoc/>
    public override string ToString() => $"{(Span is { } at ? at + ": " : "")}{Severity.ToString().ToLowerInvariant()} {Id}: {Message}";
}

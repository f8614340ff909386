using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>A program that nothing is known of. What it finds is read from its JUnit file, where it leaves one.</summary>
internal sealed class OtherTool : TestTool
{
    /// <inheritdoc/>
    internal override IReadOnlyList<string> Usual(ServiceProject service, IReadOnlySet<string> packages, string folder) =>
        throw new InvalidOperationException("a command without arguments is a known tool");

    /// <inheritdoc/>
    internal override IEnumerable<Diagnostic> Read(TestResult result, SourceMap map) => result.Report is { } report ? report.Read(map) : [];
}

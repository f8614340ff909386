using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A line of the file that is read, and the way to complain about it.</summary>
internal readonly record struct Place(string Path, int Line)
{
    internal DiagnosticException Fault(string what) => DockerfileCodes.Syntax.Error(new SourceSpan(Path, Line, 1), what);
}

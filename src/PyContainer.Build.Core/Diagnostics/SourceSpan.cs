namespace PyContainer.Build.Diagnostics;

/// <summary>A place in a text file: where a finding is, in the form that consoles and editors turn into a link.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">Line, counted from 1; 0 when the place is the file as a whole.</param>
/// <param name="Column">Column in UTF-16 units, counted from 1; 0 when unknown.</param>
public readonly record struct SourceSpan(string File, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    public static SourceSpan Of(string file) => new(file, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}

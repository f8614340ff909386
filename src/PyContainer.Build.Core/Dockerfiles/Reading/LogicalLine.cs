namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>An instruction as text: continuation lines joined, comments between them dropped.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Text">Keyword and arguments.</param>
/// <param name="HasEmptyContinuation">Whether an empty line stands between its lines.</param>
/// <param name="HereDocuments">The here-documents that follow it.</param>
internal sealed record LogicalLine(Place At, string Text, bool HasEmptyContinuation, IReadOnlyList<HereDocument> HereDocuments);

/// <summary>A comment line.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">The text after the number sign, trimmed.</param>
public sealed record Comment(int Line, string Text);

/// <summary>A here-document of RUN, COPY or ADD.</summary>
/// <param name="Name">Its terminator.</param>
/// <param name="IsExpanded">Whether variables in it are expanded: the terminator was not quoted.</param>
/// <param name="Content">Its lines, each with its end.</param>
public sealed record HereDocument(string Name, bool IsExpanded, string Content);

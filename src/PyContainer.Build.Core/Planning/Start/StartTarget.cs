using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Planning;

/// <summary>What a given entry point names in the sources.</summary>
/// <param name="Option">Who gave it, as a subject with its value.</param>
/// <param name="Module">The dotted module.</param>
/// <param name="Attribute">The object in it; null where the module is run as a program.</param>
/// <param name="At">Where it was given.</param>
internal sealed record StartTarget(string Option, string Module, string? Attribute, SourceSpan At);

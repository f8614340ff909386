namespace PyContainer.Build.Buildx;

/// <summary>A field of buildx's specifications (<c>--output</c>, <c>--secret</c>), each of which is a line of CSV (RFC 4180).</summary>
internal static class CsvField
{
    /// <summary>The field, quoted where it must be.</summary>
    internal static string Of(string text) => text.IndexOfAny([',', '"']) < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}

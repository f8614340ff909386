using System.Text.RegularExpressions;

namespace PyContainer.Build.Hardening;

/// <summary>Makes what a rule found fit for a log: one line, and no password of an address.</summary>
internal static partial class Printable
{
    internal static string Of(string what) => Credentials().Replace(string.Concat(what.Select(character => char.IsControl(character) ? ' ' : character)), "://***@");

    [GeneratedRegex(@"://[^/\s@]+@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credentials();
}

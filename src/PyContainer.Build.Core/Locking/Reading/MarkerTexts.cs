using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Checks the markers of a lock; the same few texts occur thousands of times, so each is read once.</summary>
internal sealed class MarkerTexts
{
    private readonly HashSet<string> _good = new(StringComparer.Ordinal);

    public string Check(string text, TomlValue at)
    {
        if (_good.Add(text) && !Marker.TryParse(text, out _, out var reason))
            throw LockFields.Invalid(at.Span, reason);
        return text;
    }
}

using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>The rules that the config of an image that ships must keep.</summary>
public static class ImagePolicy
{
    private static readonly ImageRule[] _rules =
        [new NoSecretInEnvironment(), new NoCredentialsInUrl(), new NotRoot(), new NumericUser(), new ExecFormOnly(), new EntryPointPresent(), new NoShellToRoot()];

    /// <summary>The rules, in the order of their numbers.</summary>
    public static IReadOnlyList<ImageRule> Rules => _rules;

    /// <summary>Checks an image.</summary>
    /// <param name="image">Its config.</param>
    /// <param name="at">The file that findings point to: the Dockerfile.</param>
    public static DiagnosticBag Check(ImageConfig image, SourceSpan at)
    {
        var bag = new DiagnosticBag();
        foreach (var rule in _rules)
        {
            foreach (var finding in rule.Check(image))
                bag.Add(rule.Descriptor.At(at, finding));
        }
        return bag;
    }
}

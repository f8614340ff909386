using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>One rule on the config of a finished image. Its number is that of the hardening rubric; <c>PYC40nn</c> is its code.</summary>
public abstract class ImageRule
{
    /// <summary>The code and text.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What breaks the rule: the arguments of the text, one list per finding.</summary>
    public abstract IEnumerable<string> Check(ImageConfig image);
}

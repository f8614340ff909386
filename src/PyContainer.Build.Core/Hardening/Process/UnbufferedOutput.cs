using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-65: what the service prints reaches the log at once (Docker's guide to Python).</summary>
internal sealed class UnbufferedOutput() : HardeningRule(65, HardeningGrade.Medium, "Set 'ENV PYTHONUNBUFFERED=1'.")
{
    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.Variable("PYTHONUNBUFFERED") is { Length: > 0 } ? [] : ["the image does not set PYTHONUNBUFFERED, so that the last lines before a crash are lost"];
}

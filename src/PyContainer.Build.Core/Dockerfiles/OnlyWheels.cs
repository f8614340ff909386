using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The words by which pip and <c>uv pip</c> take wheels alone, but for the packages that the user lets be built.</summary>
internal static class OnlyWheels
{
    /// <summary>The words.</summary>
    internal static string Of(ServicePlan plan) => "--only-binary :all:" + string.Concat(plan.Options.BuiltFromSource.Select(name => " --no-binary " + name));
}

using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A root file system of Wolfi packages, made by apk in a stage of its own and shipped on nothing.</summary>
internal static class WolfiLayout
{
    private const string Name = "layout";

    /// <summary>What any program needs, and what the user asked for. glibc and libgcc come with libstdc++.</summary>
    internal static IEnumerable<object> Packages(ServicePlan plan) =>
        ["wolfi-baselayout", "libstdc++", "ca-certificates-bundle", .. plan.Options.PackagesFor(PackageStage.Prod), .. plan.Options.IsDebug ? ["busybox"] : Array.Empty<object>()];

    /// <summary>The stage that makes it.</summary>
    internal static Stage Stage(IReadOnlyList<Instruction> instructions) =>
        new(Name, "base", "The root file system that ships, with nothing in it that was not asked for.", instructions);

    /// <summary>Brings it into what ships. The variable is set by images of Wolfi, but not by an empty one.</summary>
    internal static IReadOnlyList<Instruction> Ship() =>
        [new Copy([$"{Apk.Root}/"], "/", Name, "0:0"), new Env([new("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt")])];
}

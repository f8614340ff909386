using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-40: the libraries of what ships have the versions of symbols that others were linked with, and the C library is the right one (distroless python3).</summary>
internal sealed class LibrariesNewEnough() : HardeningRule(40, HardeningGrade.Critical, "Take a builder of the runtime's distribution, not a newer one.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        var libraries = files.Libraries;
        foreach (var file in libraries.Programs)
        {
            if (file.Elf!.Needed.FirstOrDefault(name => IsOtherFamily(name, libraries.IsMusl)) is { } other && libraries.Find(file, other) is null)
                yield return new FileFinding(file.Path, $"is made for {(libraries.IsMusl ? "glibc, and the image has musl" : "musl, and the image has glibc")}");
            foreach (var need in file.Elf.VersionNeeds.GroupBy(need => need.Library, StringComparer.Ordinal))
            {
                if (libraries.Find(file, need.Key) is { Elf.Versions: { Count: > 0 } versions } library && need.FirstOrDefault(version => !versions.Contains(version.Version)) is { } missing)
                    yield return new FileFinding(file.Path, $"needs {missing.Version}, which '{library.Path}' is too old for");
            }
        }
    }

    /// <summary>Whether a library is the C library of the other family.</summary>
    internal static bool IsOtherFamily(string library, bool isMusl) => isMusl ? library == "libc.so.6" : library.StartsWith("libc.musl-", StringComparison.Ordinal);
}

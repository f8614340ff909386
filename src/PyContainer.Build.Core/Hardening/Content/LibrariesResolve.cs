using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-41: each library that a program or library needs is found (distroless python3). What the other C library is missing is told by HARD-40.</summary>
internal sealed class LibrariesResolve() : HardeningRule(41, HardeningGrade.Critical, "Add its package to what ships (PyContainerPackage with Stage=prod), or take a wheel that brings it.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from file in files.Libraries.Programs
        where !IsOptional(file)
        from name in file.Elf!.Needed
        where !IsDriver(name) && !LibrariesNewEnough.IsOtherFamily(name, files.Libraries.IsMusl)
            && files.Libraries.Find(file, name) is null && !(ShippedFiles.IsInstalled(file.Path) && files.Libraries.IsInstalled(name))
        select new FileFinding(file.Path, $"needs '{name}', which is nowhere that the loader looks");

    // Part of the driver of the machine: the engine brings it in.
    private static bool IsDriver(string name) => name.StartsWith("libcuda.so", StringComparison.Ordinal) || name.StartsWith("libnvidia-", StringComparison.Ordinal) || name.StartsWith("libnvcuvid.so", StringComparison.Ordinal);

    // The official image ships it without Tk, as a container has no screen.
    private static bool IsOptional(ImageFile file) => file.Name.StartsWith("_tkinter.", StringComparison.Ordinal);
}

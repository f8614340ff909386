using System.Text.RegularExpressions;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-34: no compiler, no headers, no static libraries, no git or make (CIS Docker Benchmark 4.3). What installed packages bring is part of them.</summary>
internal sealed partial class NoCompiler() : HardeningRule(34, HardeningGrade.High, "Keep it in a stage for the build, and remove 'include' and '*.a' of an interpreter that ships.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.Programs(name => Tool().IsMatch(name)).Select(file => new FileFinding(file.Path, "is a tool of builders"))
            .Concat(from file in files.Files.Files
                    where file.Kind == ImageFileKind.File && !ShippedFiles.IsInstalled(file.Path)
                    let what = file.Name == "Python.h" ? "is a header of C" : file.Name.EndsWith(".a", StringComparison.Ordinal) ? "is a static library" : null
                    where what is not null
                    select new FileFinding(file.Path, what))
            .Concat(from file in files.Files.Files
                    where file.Kind == ImageFileKind.File && Paths.IsIn(file.Path, "/usr/include")
                    group file by "/usr/include" into headers
                    select new FileFinding(headers.Key, $"holds {headers.Count()} headers of C"));

    // Also with the name of a target before it and a version after it: x86_64-linux-gnu-gcc-14.
    [GeneratedRegex(@"\A(?:[a-z0-9_]+(?:-[a-z0-9_]+)*-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|tcc|ld|ld\.bfd|ld\.gold|ld\.lld|as|make|gmake|cmake|ninja|git|go|rustc|cargo|javac|gfortran)(?:-[0-9.]+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tool();
}

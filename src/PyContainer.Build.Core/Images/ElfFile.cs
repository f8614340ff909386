namespace PyContainer.Build.Images;

/// <summary>What a program or library tells the dynamic loader (System V ABI, ELF; symbol versions of the GNU extensions).</summary>
public sealed record ElfFile
{
    /// <summary>The machine and the width of addresses it is made for; only files alike load each other.</summary>
    public required ElfMachine Machine { get; init; }

    /// <summary>Whether it can be started or loaded: no object file, no dump.</summary>
    public bool IsLoadable { get; init; }

    /// <summary>The program that loads it (<c>PT_INTERP</c>); empty for libraries and for what needs none.</summary>
    public string Interpreter { get; init; } = "";

    /// <summary>The libraries it needs (<c>DT_NEEDED</c>).</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Where they are looked for first (<c>DT_RPATH</c>), also for the libraries that these need.</summary>
    public IReadOnlyList<string> InheritedPath { get; init; } = [];

    /// <summary>Where its own are looked for (<c>DT_RUNPATH</c>); where it is there, <see cref="InheritedPath"/> does not count.</summary>
    public IReadOnlyList<string> RunPath { get; init; } = [];

    /// <summary>The versions of symbols that it needs of each library (<c>.gnu.version_r</c>), without those it can do without.</summary>
    public IReadOnlyList<ElfVersionNeed> VersionNeeds { get; init; } = [];

    /// <summary>The versions of symbols that it has (<c>.gnu.version_d</c>).</summary>
    public IReadOnlySet<string> Versions { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How many characters all of this has.</summary>
    internal int Length => Needed.Concat(InheritedPath).Concat(RunPath).Concat(Versions).Concat(VersionNeeds.Select(need => need.Library + need.Version)).Sum(text => text.Length);
}

/// <summary>What a file is made for.</summary>
/// <param name="Number">The machine (<c>e_machine</c>), such as 62 for x86-64 and 183 for AArch64.</param>
/// <param name="Is64Bit">Whether addresses have 64 bits.</param>
public readonly record struct ElfMachine(int Number, bool Is64Bit);

/// <summary>A version of symbols that a file needs of a library.</summary>
/// <param name="Library">The library, as it stands in <see cref="ElfFile.Needed"/>.</param>
/// <param name="Version">The version, such as <c>GLIBC_2.38</c>.</param>
public sealed record ElfVersionNeed(string Library, string Version);

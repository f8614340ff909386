namespace PyContainer.Build.Hardening;

/// <summary>HARD-47: numbers of users and groups are unique, and no password is empty (CVE-2019-5021, DKL-LI-0001, DKL-LI-0002).</summary>
internal sealed class UniqueUsers() : HardeningRule(47, HardeningGrade.Medium, "Correct the line in the stage that writes the file.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        Twice(files, "/etc/passwd", "user").Concat(Twice(files, "/etc/group", "group")).Concat(Empty(files, "/etc/passwd")).Concat(Empty(files, "/etc/shadow"));

    private static IEnumerable<FileFinding> Twice(ShippedFiles files, string path, string what) =>
        from line in Lines(files, path)
        where line.Length > 2
        group line[0] by line[2] into names
        where names.Distinct(StringComparer.Ordinal).Count() > 1
        select new FileFinding(path, $"gives the number {names.Key} to more than one {what}: {string.Join(", ", names.Take(5))}");

    private static IEnumerable<FileFinding> Empty(ShippedFiles files, string path) =>
        from line in Lines(files, path)
        where line.Length > 1 && line[1].Length == 0
        select new FileFinding(path, $"lets '{line[0]}' in without a password");

    private static IEnumerable<string[]> Lines(ShippedFiles files, string path) =>
        files.Files.Resolve(path)?.Text.Split('\n').Select(line => line.TrimEnd('\r').Split(':')).Where(line => line[0].Length > 0 && line[0][0] != '#') ?? [];
}

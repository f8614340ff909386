using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-29: no layer holds a file with secrets (CIS-DI-0010, CCI-002367). Whoever has the image can read what a later layer hides. Nothing of it is printed.</summary>
internal sealed class NoSecretFiles() : HardeningRule(29, HardeningGrade.Critical, "Keep it out of the build with the ignore file or a secret mount, and consider the secret known.")
{
    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        ".env", ".envrc", ".netrc", "_netrc", ".pypirc", ".git-credentials", ".htpasswd", "credentials", "credentials.json", "credentials.toml", "credentials.yaml", "credentials.yml", "credentials.ini", "credentials.csv",
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
    };

    private static readonly string[] _examples = [".example", ".sample", ".template", ".dist", ".schema"];

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.Files.Leaks.Select(leak => new FileFinding(leak.Path, $"holds the build secret '{leak.Name}', in layer {leak.Layer}")).Concat(
            from layer in files.Files.Layers
            from file in layer
            where file is { Kind: ImageFileKind.File, Size: > 0 } && !IsTestMaterial(file.Path) && IsSecret(file)
            select new FileFinding(file.Path, Describe(files, file)));

    private static string Describe(ShippedFiles files, ImageFile file) => files.Files.Find(file.Path) is { } seen && seen.Layer == file.Layer
        ? $"looks like a secret, in layer {file.Layer}"
        : $"looks like a secret, in layer {file.Layer}; a later layer only hides it";

    private static bool IsSecret(ImageFile file) => _names.Contains(file.Name)
        || (file.Name.StartsWith(".env.", StringComparison.Ordinal) && !_examples.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
        || HasPrivateKey(file)
        || IsKey(file);

    // PEM (RFC 7468) and OpenSSH write it alike: -----BEGIN … PRIVATE KEY-----
    private static bool HasPrivateKey(ImageFile file) => file.Content.Span.IndexOf("PRIVATE KEY-----"u8) >= 0;

    // Keys of distributions are public ones, and packages have files of that ending for other things.
    private static bool IsKey(ImageFile file) => file.Name.EndsWith(".key", StringComparison.Ordinal) && !ShippedFiles.IsInstalled(file.Path)
        && !Paths.IsIn(file.Path, "/usr") && !Paths.IsIn(file.Path, "/lib") && !Paths.IsIn(file.Path, "/etc/apt") && !Paths.IsIn(file.Path, "/etc/apk");

    // Keys that a package was published with are known to everybody, and open nothing.
    private static bool IsTestMaterial(string path) => ShippedFiles.IsInstalled(path) && (path.Contains("/test/", StringComparison.Ordinal) || path.Contains("/tests/", StringComparison.Ordinal));
}

using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-28: no address with a password (CIS Docker Benchmark 4.10). The value is not printed.</summary>
internal sealed partial class NoCredentialsInUrls() : HardeningRule(28, HardeningGrade.Critical, "Take it out and consider the password known; give indexes their credentials as build secrets.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from instruction in file.Document.Instructions
        where HasCredentials(instruction.Source.Text) || instruction.Source.HereDocuments.Any(document => HasCredentials(document.Content))
        select new Finding(instruction, $"{instruction.Source.Keyword.ToUpperInvariant()} holds an address with a password");

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        image.Environment.Where(HasCredentials).Select(variable => $"the variable '{variable.Split('=')[0]}' of the image holds an address with a password")
            .Concat(image.Labels.Where(label => HasCredentials(label.Value)).Select(label => $"the label '{label.Key}' of the image holds an address with a password"))
            .Concat(image.EntryPoint.Concat(image.Command).Where(HasCredentials).Take(1).Select(_ => "the command of the image holds an address with a password"));

    internal static bool HasCredentials(string text) => Credentials().IsMatch(text);

    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credentials();

    // Of each layer: what a later one hides can be read too.
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from layer in files.Files.Layers
        from file in layer
        where file.Content.Length > 0 && IsSetting(file.Name) && HasCredentials(file.Text)
        select new FileFinding(file.Path, $"holds an address with a password, in layer {file.Layer}");

    private static bool IsSetting(string name) => name is "pip.conf" or "pip.ini" or "uv.toml" or "direct_url.json" or ".npmrc" or ".condarc" or ".gitconfig" or ".git-credentials" or "repositories"
        || name.EndsWith(".list", StringComparison.Ordinal) || name.EndsWith(".sources", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal);
}

using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-38: the certificates of the public authorities are where OpenSSL looks, and where variables say (distroless).</summary>
internal sealed class CertificatesShip() : HardeningRule(38, HardeningGrade.High, "Add the package ca-certificates to what ships, or correct the variable.")
{
    private static readonly string[] _bundles =
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/pki/tls/cert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/usr/local/ssl/cert.pem"];

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        foreach (var name in new[] { "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE" })
        {
            if (files.Image.Variable(name) is { Length: > 0 } file && !IsFilled(files, file))
                yield return new FileFinding(file, $"is what {name} names, and is not there");
        }
        if (files.Image.Variable("SSL_CERT_FILE") is null or "" && !_bundles.Any(bundle => IsFilled(files, bundle)))
            yield return new FileFinding("", "the image has no certificates of authorities");
    }

    private static bool IsFilled(ShippedFiles files, string path) => files.Files.Resolve(path) is { Kind: ImageFileKind.File, Size: > 0 };
}

using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-39: <c>zoneinfo</c> finds its data, in the system or in the package <c>tzdata</c> (PEP 615).</summary>
internal sealed class TimeZonesShip() : HardeningRule(39, HardeningGrade.Low, "Add the package tzdata to the dependencies.")
{
    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.SiteFolders.Select(folder => folder.Path + "/tzdata/zoneinfo").Append("/usr/share/zoneinfo").Any(folder => files.Files.Resolve(folder + "/Europe/London") is { Kind: ImageFileKind.File })
            ? []
            : [new FileFinding("", "the image has no data of time zones")];
}

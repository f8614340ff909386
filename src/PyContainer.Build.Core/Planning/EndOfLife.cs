using System.Globalization;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>When images and Pythons stop getting security fixes. State of November 2026, from the publishers' own support policies.</summary>
internal static class EndOfLife
{
    private static readonly (string Repository, string TagPart, string Date, string Successor)[] _images =
    [
        ("distroless/python3-debian12", "", "2026-04-30", "gcr.io/distroless/python3-debian13:nonroot"),
        ("distroless/cc-debian12", "", "2026-09-30", "gcr.io/distroless/cc-debian13:nonroot"),
        ("distroless/base-debian12", "", "2026-09-30", "gcr.io/distroless/base-debian13:nonroot"),
        ("distroless/static-debian12", "", "2026-09-30", "gcr.io/distroless/static-debian13:nonroot"),
        // Names without a distribution are no longer built.
        ("distroless/cc", "", "2026-04-30", "gcr.io/distroless/cc-debian13:nonroot"),
        ("distroless/python3", "", "2026-04-30", "gcr.io/distroless/python3-debian13:nonroot"),
        ("distroless/python3-debian11", "", "2024-08-14", "gcr.io/distroless/python3-debian13:nonroot"),
        ("distroless/cc-debian11", "", "2024-08-14", "gcr.io/distroless/cc-debian13:nonroot"),
        ("astral-sh/uv", "bookworm", "2026-02-28", "the same tag with trixie"),
        // Distributions, by their own images and by the word in other images' tags.
        ("debian", "10", "2024-06-30", "debian:13-slim"),
        ("debian", "11", "2026-08-31", "debian:13-slim"),
        ("debian", "12", "2028-06-30", "debian:13-slim"),
        ("ubuntu", "20.04", "2025-05-31", "ubuntu:24.04"),
        ("ubuntu", "22.04", "2027-04-30", "ubuntu:24.04"),
        ("ubuntu", "24.04", "2029-04-30", "its successor"),
        ("alpine", "3.19", "2025-11-01", "alpine:3.23"),
        ("alpine", "3.20", "2026-04-01", "alpine:3.23"),
        ("alpine", "3.21", "2026-11-01", "alpine:3.23"),
        ("alpine", "3.22", "2027-05-01", "alpine:3.23"),
        ("*", "buster", "2024-06-30", "trixie"),
        ("*", "bullseye", "2026-08-31", "trixie"),
        ("*", "bookworm", "2028-06-30", "trixie"),
    ];

    private static readonly (int Minor, string Date)[] _pythons = [(8, "2024-10-31"), (9, "2025-10-31"), (10, "2026-10-31"), (11, "2027-10-31"), (12, "2028-10-31"), (13, "2029-10-31"), (14, "2030-10-31")];

    /// <summary>The end and the successor of an image; null while it lives or is unknown.</summary>
    internal static (DateOnly Date, string Successor)? Of(ImageReference image, DateOnly today)
    {
        var row = Array.Find(_images, row => (row.Repository == "*" || image.Repository == row.Repository || image.Repository.EndsWith('/' + row.Repository, StringComparison.Ordinal))
            && Names(image.Tag ?? "", row.TagPart));
        return row.Date is not null && Parse(row.Date) is var date && date < today ? (date, row.Successor) : null;
    }

    /// <summary>The end of a CPython minor version; null while it lives or is unknown.</summary>
    internal static DateOnly? Of(PythonRequest python, DateOnly today)
    {
        var row = Array.Find(_pythons, row => row.Minor == python.Minor);
        return row.Date is not null && Parse(row.Date) is var date && date < today ? date : null;
    }

    // 11, 11-slim, 11.9, python3.12-bookworm; not 2011.
    private static bool Names(string tag, string part) =>
        part.Length == 0 || tag.Split('-').Any(word => word == part || word.StartsWith(part + ".", StringComparison.Ordinal));

    private static DateOnly Parse(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

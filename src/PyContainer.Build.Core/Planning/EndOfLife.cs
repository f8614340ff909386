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
        ("astral-sh/uv", "bookworm", "2026-02-28", "the same tag with trixie"),
    ];

    private static readonly (int Minor, string Date)[] _pythons = [(8, "2024-10-31"), (9, "2025-10-31"), (10, "2026-10-31"), (11, "2027-10-31"), (12, "2028-10-31"), (13, "2029-10-31"), (14, "2030-10-31")];

    /// <summary>The end and the successor of an image; null while it lives or is unknown.</summary>
    internal static (DateOnly Date, string Successor)? Of(ImageReference image, DateOnly today)
    {
        var row = Array.Find(_images, row => (image.Repository == row.Repository || image.Repository.EndsWith('/' + row.Repository, StringComparison.Ordinal))
            && (image.Tag ?? "").Contains(row.TagPart, StringComparison.Ordinal));
        return row.Date is not null && Parse(row.Date) is var date && date < today ? (date, row.Successor) : null;
    }

    /// <summary>The end of a CPython minor version; null while it lives or is unknown.</summary>
    internal static DateOnly? Of(PythonRequest python, DateOnly today)
    {
        var row = Array.Find(_pythons, row => row.Minor == python.Minor);
        return row.Date is not null && Parse(row.Date) is var date && date < today ? date : null;
    }

    private static DateOnly Parse(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

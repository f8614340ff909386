namespace PyContainer.Build.Locking;

/// <summary>A git source: repository, what is asked for, and where in it the project is.</summary>
internal sealed record GitUrl(
    string Repository, string? ReferenceKind, string? Reference, string? Commit, bool Lfs, string? Subdirectory, string? InnerPath)
{
    /// <summary>Reads the form of a lock: <c>url?subdirectory=&amp;path=&amp;lfs=true&amp;branch=|tag=|rev=#commit</c>.</summary>
    public static GitUrl Parse(string text)
    {
        var url = UrlText.Parse(text);
        var git = new GitUrl(Plain(url, text), null, null, url is { Fragment.Length: > 0 } ? url.Fragment : null, false, null, null);
        foreach (var pair in (url?.Query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' '));
            git = key switch
            {
                "subdirectory" => git with { Subdirectory = value },
                "path" => git with { InnerPath = value },
                "lfs" => git with { Lfs = value is "true" or "1" },
                "branch" or "tag" or "rev" => git with { ReferenceKind = key, Reference = value },
                _ => git,
            };
        }

        return git;
    }

    /// <summary>Reads the form of PEP 508 after <c>git+</c>: <c>url@revision#subdirectory=&amp;path=</c>.</summary>
    public static GitUrl ParseRequirement(string text, bool lfs)
    {
        var url = UrlText.Parse(text);
        if (url is null)
            return new(text, null, null, null, lfs, null, null);
        var slash = url.Path.LastIndexOf('@');
        var revision = slash > 0 ? url.Path[(slash + 1)..] : null;
        if (slash > 0)
            url = url with { Path = url.Path[..slash] };
        var parts = url.Fragment.Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
        return new(
            Plain(url, text), revision is null ? null : "rev", revision is null ? null : Uri.UnescapeDataString(revision), null, lfs,
            parts["subdirectory"].FirstOrDefault(), parts["path"].FirstOrDefault());
    }

    /// <summary>The repository as it is compared: no query, no fragment, no secrets.</summary>
    public static string Plain(UrlText? url, string text) =>
        url is null ? text : (url.WithoutSecrets() with { Query = "", Fragment = "" }).ToString();

    /// <summary>The text by which two git requirements are compared.</summary>
    public string Identity(bool recognisesCommits) =>
        string.Join('\n', Repository, Kind(recognisesCommits), Lfs, Subdirectory ?? "", InnerPath ?? "");

    public override string ToString() =>
        $"git '{Repository}'{(Reference is null ? "" : $" {ReferenceKind} '{Reference}'")}{(Subdirectory is null ? "" : $" in '{Subdirectory}'")}";

    private string Kind(bool recognisesCommits)
    {
        if (ReferenceKind != "rev" || Reference is null)
            return $"{ReferenceKind ?? "default"} {Reference}";
        if (Reference.StartsWith("refs/", StringComparison.Ordinal))
            return "named " + Reference;
        var isHex = Reference.All(char.IsAsciiHexDigit);
        if (recognisesCommits && isHex && Reference.Length == 40)
            return "commit " + Reference.ToLowerInvariant();
        return (isHex && Reference.Length >= 7 ? "commit-like " : "branch-or-tag ") + Reference;
    }
}

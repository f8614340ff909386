using System.Text;
using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Python;

/// <summary>Reads requirements files line by line, by pip's rules of continuation and comment.</summary>
internal sealed partial class RequirementsReader
{
    private readonly List<PinnedRequirement> _requirements = [];
    private readonly List<string> _extraIndexes = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private string? _index;
    private long _bytes;

    internal RequirementsFile Read(string path)
    {
        Include(path);
        return new RequirementsFile(path, _requirements, _index, _extraIndexes);
    }

    private void Include(string path)
    {
        // A file that includes itself, by however long a way, is read once.
        if (!_files.Add(path))
            return;
        var bytes = ManifestFile.Bytes(path);
        _bytes += bytes.Length;
        if (_bytes > FileLimit.Requirements.Bytes)
            throw FileCodes.TooLarge.Error(SourceSpan.Of(path), $"{FileLimit.Size(_bytes)} with the files that include it", FileLimit.Requirements.What, FileLimit.Size(FileLimit.Requirements.Bytes));
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var start = number;
            var text = new StringBuilder();
            while (lines[number].EndsWith('\\') && number + 1 < lines.Length)
                text.Append(lines[number++].AsSpan().TrimEnd('\\')).Append(' ');
            text.Append(lines[number]);
            Line(Comment().Replace(text.ToString(), "").Trim(), new SourceSpan(path, start + 1, 1));
        }
    }

    private void Line(string line, SourceSpan at)
    {
        if (line.Length == 0)
            return;
        if (line[0] == '-')
            Option(line, at);
        else
            Add(line, at);
    }

    private void Option(string line, SourceSpan at)
    {
        var match = OptionLine().Match(line);
        var value = match.Groups["value"].Value;
        switch (match.Groups["name"].Value)
        {
            case "-r" or "--requirement" when value.Length > 0:
                Include(Path.GetFullPath(value, Path.GetDirectoryName(at.File)!));
                break;
            case "-i" or "--index-url":
                _index = Address(value, at);
                break;
            case "--extra-index-url":
                _extraIndexes.Add(Address(value, at));
                break;
            // Both are what the build does anyway.
            case "--require-hashes" or "--prefer-binary" when value.Length == 0:
                break;
            default:
                throw PythonCodes.UnsupportedRequirement.Error(at, line.Split(' ', 2)[0], "the image build has no use for this option");
        }
    }

    private void Add(string line, SourceSpan at)
    {
        var hashes = HashOption().Matches(line).Select(match => match.Groups["hash"].Value).ToList();
        var text = HashOption().Replace(line, "").Trim();
        if (text.Contains(" --", StringComparison.Ordinal))
            throw PythonCodes.UnsupportedRequirement.Error(at, text[text.IndexOf(" --", StringComparison.Ordinal)..].Trim(), "the image build has no use for this option");
        if (!Requirement.TryParseLenient(text, out var requirement, out var reason))
            throw PythonCodes.UnsupportedRequirement.Error(at, text, text.StartsWith('.') || text.Contains('/', StringComparison.Ordinal) ? "a path cannot be held against a hash" : reason);
        if (requirement.Url is { } url)
            Address(url, at);
        _requirements.Add(new PinnedRequirement(requirement, hashes, at));
    }

    // The address stands in a file of the build context, and pip reads quotes and variables in it.
    private static string Address(string url, SourceSpan at)
    {
        if (UserInfo().IsMatch(url))
            throw PythonCodes.CredentialsInRequirements.Error(at);
        return PlainUrl().IsMatch(url) ? url : throw PythonCodes.UnsupportedRequirement.Error(at, url, "only https:// and http:// addresses can be used in an image build");
    }

    [GeneratedRegex(@"(?:^|\s+)#.*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A(?<name>--?[a-z-]+)(?:\s*=\s*|\s+|\z)(?<value>\S*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"\s--hash[= ](?<hash>[a-z0-9]{1,20}:[0-9A-Fa-f]{1,200})(?=\s|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HashOption();

    [GeneratedRegex(@"\A[a-z+]+://[^/]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/%+,=&?#:-]*)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainUrl();
}

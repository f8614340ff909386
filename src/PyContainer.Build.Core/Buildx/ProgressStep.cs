using System.Text;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Buildx;

/// <summary>One step of a build (a vertex, in BuildKit's words), as it is known so far.</summary>
/// <param name="number">Its place in the order in which steps were first seen.</param>
public sealed partial class ProgressStep(int number)
{
    private const int KeptLines = 400;

    private readonly Queue<string> _lines = [];
    private readonly SortedSet<string> _targets = new(StringComparer.Ordinal);
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private Func<string, string> _hide = text => text;
    private string _rest = "";

    /// <summary>Its place in the order in which steps were first seen.</summary>
    public int Number { get; } = number;

    /// <summary>BuildKit's name of it, such as <c>[deps 1/1] RUN …</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The targets of a bake that it belongs to; empty for a build of one image, and for what the bake does for all of them.</summary>
    public IReadOnlyCollection<string> Targets => _targets;

    /// <summary>When it started; null before.</summary>
    public DateTimeOffset? Started { get; set; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? Completed { get; set; }

    /// <summary>Whether its result came from the cache.</summary>
    public bool IsCached { get; set; }

    /// <summary>BuildKit's message when it failed.</summary>
    public string? Error { get; set; }

    /// <summary>How long it took, in seconds.</summary>
    public double? Seconds => Completed - Started is { } time ? time.TotalSeconds : null;

    /// <summary>Whether it is BuildKit's own bookkeeping.</summary>
    public bool IsInternal => Name.Length == 0 || Name.StartsWith("[internal]", StringComparison.Ordinal);

    /// <summary>Whether it is an instruction of the Dockerfile that does something.</summary>
    public bool IsInstruction => Instructions().IsMatch(Name);

    /// <summary>Its name in one line of at most 100 characters, without the mounts and variables that each step repeats, and without the text of programs.</summary>
    public string Title
    {
        get
        {
            var title = Programs().Replace(Variables().Replace(Blanks().Replace(Mounts().Replace(Name, ""), " "), ""), "\"…\"");
            return title.Length <= 100 ? title : title[..99] + "…";
        }
    }

    /// <summary>The last lines it printed.</summary>
    public IEnumerable<string> Lines => _rest.Length == 0 ? _lines : _lines.Append(_hide(Clean(_rest)));

    internal bool IsTold { get; set; }

    /// <summary>Notes that a target needs it: one step may serve several.</summary>
    internal void AddTarget(string target) => _targets.Add(target);

    /// <summary>Takes bytes that it printed and gives back the lines that are complete now, without what is to be hidden.</summary>
    internal IReadOnlyList<string> Append(ReadOnlySpan<byte> bytes, Func<string, string> hide)
    {
        _hide = hide;
        var characters = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, characters, flush: false);
        var parts = (_rest + new string(characters)).Split('\n');
        _rest = parts[^1];
        var complete = parts[..^1].Select(line => hide(Clean(line))).ToList();
        foreach (var line in complete)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
                _lines.Dequeue();
        }
        return complete;
    }

    // A line that was drawn over itself ends with what stood there last.
    private static string Clean(string line)
    {
        var text = AnsiText.Strip(line).TrimEnd('\r');
        return text[(text.LastIndexOf('\r') + 1)..];
    }

    // [deps 1/2] RUN …, [linux/arm64 deps 1/2] RUN …; a FROM does nothing.
    [GeneratedRegex(@"\A\[[^\]]+ [0-9]+/[0-9]+\] (?!FROM )", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Instructions();

    [GeneratedRegex(@"--mount=\S+\s+|--network=\S+\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mounts();

    [GeneratedRegex(@"(?<=RUN )(?:[A-Z_]+=\S+ )+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"(?<=""-c"", ?)""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Programs();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}

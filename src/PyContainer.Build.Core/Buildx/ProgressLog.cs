using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PyContainer.Build.Buildx;

/// <summary>
/// Reads the lines of <c>--progress=rawjson</c> as they come and turns them into lines for people: a step that starts to matter, what
/// it prints, how it ended. It keeps what a failure needs: the failed step, and each step's last lines.
/// </summary>
public sealed class ProgressLog(Action<string> write)
{
    private readonly Dictionary<string, ProgressStep> _steps = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    /// <summary>Takes all of it as a text, too; null keeps none.</summary>
    public BuildLogFile? File { get; init; }

    /// <summary>The targets of a bake; empty for a build of one image. What they do is told with their names.</summary>
    public IReadOnlyCollection<string> Targets { get; init; } = [];

    /// <summary>Takes the secrets out of a text before anybody sees it.</summary>
    public Func<string, string> Hide { get; init; } = text => text;

    /// <summary>How many instructions of the Dockerfile were carried out, and how many of them the cache answered.</summary>
    public (int All, int Cached) Count => Counted(_ => true);

    /// <summary>The same for one target of a bake; a step that serves several counts for each.</summary>
    public (int All, int Cached) CountOf(string target) => Counted(step => step.Targets.Contains(target));

    /// <summary>How long one target of a bake took, from the first step of all to its own last one, in seconds.</summary>
    public double SecondsOf(string target)
    {
        var start = _steps.Values.Min(step => step.Started);
        var end = _steps.Values.Where(step => step.Targets.Contains(target)).Max(step => step.Completed);
        return (end - start)?.TotalSeconds ?? 0;
    }

    /// <summary>The step that failed first; null when none did.</summary>
    public ProgressStep? Failed { get; private set; }

    /// <summary>The steps with a number, in the order in which they were first seen.</summary>
    public IEnumerable<ProgressStep> Steps => _steps.Values.OrderBy(step => step.Number);

    /// <summary>What buildx printed beside its JSON: the message of a failure.</summary>
    public string Text => _text.ToString();

    /// <summary>Takes one line of standard error.</summary>
    public void Add(string line)
    {
        if (!line.StartsWith('{') || !TryParse(line, out var document))
        {
            _text.Append(Hide(line)).Append('\n');
            return;
        }
        using (document)
        {
            foreach (var vertex in Items(document!.RootElement, "vertexes"))
                AddVertex(vertex);
            foreach (var log in Items(document.RootElement, "logs"))
                AddLog(log);
        }
    }

    private void AddVertex(JsonElement vertex)
    {
        var step = Step(Read(vertex, "digest"));
        step.Name = Read(vertex, "name") is { Length: > 0 } name ? WithoutTarget(name, step) : step.Name;
        step.Started ??= Time(vertex, "started");
        step.Completed = Time(vertex, "completed") ?? step.Completed;
        // A step is looked up in the cache first and may be told as cached only in a later line.
        step.IsCached |= vertex.TryGetProperty("cached", out var cached) && cached.ValueKind == JsonValueKind.True;
        var error = Hide(Read(vertex, "error"));
        if (error.Length > 0 && step.Error is null)
        {
            step.Error = error;
            // Steps that were cancelled because another failed say so; the first other one is the cause.
            if (Failed is null && !error.EndsWith("context canceled", StringComparison.Ordinal))
                Failed = step;
        }
        if (step is { Completed: not null, IsTold: false })
            Tell(step);
    }

    private void Tell(ProgressStep step)
    {
        step.IsTold = true;
        if (step.IsInternal)
            return;
        File?.End(step);
        var end = step.Error is not null ? "FAILED" : step.IsCached ? "CACHED" : step.Seconds is { } seconds ? FormattableString.Invariant($"{seconds:0.0}s") : "done";
        write($"{Prefix(step)}{step.Title} {end}");
    }

    // A bake of several targets writes [orders deps 1/2] RUN …, [orders internal] … and [orders] exporting …; of one, it leaves the name out.
    private string WithoutTarget(string name, ProgressStep step)
    {
        var end = name.StartsWith('[') ? name.IndexOfAny([' ', ']']) : -1;
        if (end > 0 && Targets.Contains(name[1..end]))
        {
            step.AddTarget(name[1..end]);
            return name[end] == ' ' ? "[" + name[(end + 1)..] : name[(end + 1)..].TrimStart();
        }
        if (Targets.Count == 1)
            step.AddTarget(Targets.First());
        return name;
    }

    private static string Prefix(ProgressStep step) => step.Targets.Count switch
    {
        0 => "",
        1 => step.Targets.First() + ": ",
        var several => $"{step.Targets.First()} and {several - 1} more: ",
    };

    private (int All, int Cached) Counted(Func<ProgressStep, bool> isMeant) =>
        (_steps.Values.Count(step => step.IsInstruction && isMeant(step)), _steps.Values.Count(step => step is { IsInstruction: true, IsCached: true } && isMeant(step)));

    private void AddLog(JsonElement log)
    {
        var step = Step(Read(log, "vertex"));
        var data = Read(log, "data");
        var bytes = new byte[data.Length];
        if (!Convert.TryFromBase64String(data, bytes, out var count))
            return;
        foreach (var line in step.Append(bytes.AsSpan(0, count), Hide))
        {
            write($"  {Prefix(step)}{line}");
            File?.Print(step, line);
        }
    }

    private ProgressStep Step(string digest)
    {
        if (!_steps.TryGetValue(digest, out var step))
            _steps.Add(digest, step = new ProgressStep(_steps.Count));
        return step;
    }

    private static bool TryParse(string line, out JsonDocument? document)
    {
        try
        {
            document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            document = null;
            return false;
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string key) =>
        element.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    private static string Read(JsonElement element, string key)
    {
        try
        {
            return element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is valid JSON and no text.
            return "";
        }
    }

    private static DateTimeOffset? Time(JsonElement element, string key) =>
        DateTimeOffset.TryParse(Read(element, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

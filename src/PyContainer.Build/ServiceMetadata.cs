using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Reads the metadata of a service in the forms that options have, and notes what has none of them.</summary>
internal sealed class ServiceMetadata(ITaskItem service, DiagnosticBag findings)
{
    private static readonly char[] _separators = [';', ',', ' ', '\t'];

    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>The project that names the service, full path.</summary>
    internal string ProjectFile { get; } = service.GetMetadata("ProjectFile");

    /// <summary>Whether a value was refused for a control character; it then reads as empty.</summary>
    internal bool IsRefused(string metadata) => _refused.Contains(metadata);

    // A control character would start a new line of the Dockerfile or of a log: it is refused before anything else is asked.
    internal string Text(string metadata)
    {
        var text = service.GetMetadata(metadata).Trim(' ');
        if (!text.Any(char.IsControl))
            return text;
        // Told once, however often it is asked for.
        if (_refused.Add(metadata))
            Note(OptionCodes.ControlCharacter, OptionNames.PropertyOf(metadata));
        return "";
    }

    /// <summary>A text that may be missing.</summary>
    internal string? TextOrNull(string metadata) => Text(metadata) is { Length: > 0 } text ? text : null;

    /// <summary>The parts of a list, without those that are empty.</summary>
    internal IReadOnlyList<string> List(string metadata) => Text(metadata).Split(_separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A list of names of distributions, extras or groups, normalised (PEP 503, PEP 685, PEP 735), each once.</summary>
    internal IReadOnlyList<string> Names(string metadata)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in List(metadata))
        {
            if (PackageName.TryParse(text, out var name))
                names.Add(name.Normalized);
            else
                Note(OptionCodes.InvalidName, OptionNames.PropertyOf(metadata), text);
        }
        return [.. names];
    }

    /// <summary>A path, made full against the project's folder.</summary>
    internal string? FullPath(string metadata) =>
        Text(metadata) is { Length: > 0 } text ? Path.GetFullPath(text, Path.GetDirectoryName(ProjectFile)!) : null;

    /// <summary>A program: a name that is looked up on PATH, or a path, which becomes a full one.</summary>
    internal string? Program(string metadata) => Text(metadata).AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) < 0 ? TextOrNull(metadata) : FullPath(metadata);

    internal string? ExistingFile(string metadata)
    {
        var full = FullPath(metadata);
        if (full is not null && !File.Exists(full))
            Note(OptionCodes.FileMissing, OptionNames.PropertyOf(metadata), Text(metadata));
        return full;
    }

    internal ImageReference? Image(string metadata)
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        if (!ImageReference.TryParse(text, out var reference))
            Note(OptionCodes.InvalidImage, OptionNames.PropertyOf(metadata), text);
        return reference;
    }

    internal bool Switch(string metadata)
    {
        var text = Text(metadata);
        if (text.Length > 0 && !bool.TryParse(text, out _))
            Note(OptionCodes.InvalidSwitch, OptionNames.PropertyOf(metadata), text);
        return bool.TryParse(text, out var value) && value;
    }

    internal string? Matching(string metadata, Regex pattern, DiagnosticDescriptor fault)
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        if (!pattern.IsMatch(text))
            Note(fault, text);
        return text;
    }

    internal T Choice<T>(string metadata, Dictionary<string, T> choices, Action<string> unknown) where T : struct
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return default;
        if (!choices.TryGetValue(text, out var choice))
            unknown(text);
        return choice;
    }

    /// <summary>A value with a parser of its own; null where there is none, or it was refused.</summary>
    internal T? Parsed<T>(string metadata, TryParse<T> parse, DiagnosticDescriptor fault) where T : class
    {
        if (Text(metadata) is not { Length: > 0 } text)
            return null;
        if (!parse(text, out var value))
            Note(fault, text);
        return value;
    }

    internal void Note(DiagnosticDescriptor descriptor, params object?[] arguments) => findings.Add(descriptor.At(SourceSpan.Of(ProjectFile), arguments));
}

/// <summary>The usual shape of a parser.</summary>
internal delegate bool TryParse<T>(string text, out T? value) where T : class;

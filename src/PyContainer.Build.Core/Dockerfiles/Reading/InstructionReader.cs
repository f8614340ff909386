using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Reads one instruction, in the state that those before it have left.</summary>
internal sealed class InstructionReader
{
    private readonly LogicalLine _line;
    private readonly char _escape;
    private readonly VariableExpander _variables;
    private readonly InstructionSource _source;
    private readonly string _arguments;

    private InstructionReader(LogicalLine line, BuildState state, char escape)
    {
        (_line, _escape) = (line, escape);
        var end = Words.End(line.Text, 0, '\0');
        var text = _arguments = line.Text[end..].Trim();
        _variables = new VariableExpander(state, escape, line.At);
        var flags = InstructionFlag.Take(ref _arguments, escape);
        _source = new InstructionSource(line.Text[..end], line.At.Line, text, flags, line.HereDocuments, line.HasEmptyContinuation, state, _variables.Undefined);
    }

    internal static ReadInstruction Read(LogicalLine line, BuildState state, char escape) => new InstructionReader(line, state, escape).Read();

    private ReadInstruction Read()
    {
        var keyword = _source.Keyword.ToUpperInvariant();
        if (_arguments.Length == 0 && keyword is not ("RUN" or "CMD" or "ENTRYPOINT"))
            throw _line.At.Fault($"{keyword} has no argument");
        return keyword switch
        {
            "FROM" => From(),
            "RUN" => Run(),
            "COPY" or "ADD" => Copy(keyword == "ADD"),
            "ARG" => new ArgInstruction(_source, [.. ArgumentWords().Select(Argument)]),
            "ENV" => Env(),
            "LABEL" => new LabelInstruction(_source, Pairs()),
            "WORKDIR" => new WorkdirInstruction(_source, Expand(_arguments)),
            "USER" => new UserInstruction(_source, Expand(_arguments)),
            "EXPOSE" => new ExposeInstruction(_source, ExpandedWords()),
            "VOLUME" => new VolumeInstruction(_source, List()),
            "STOPSIGNAL" => new StopSignalInstruction(_source, Expand(_arguments)),
            "HEALTHCHECK" => HealthCheck(),
            "ENTRYPOINT" => new EntryPointInstruction(_source, CommandForm.Parse(_arguments, _line.At)),
            "CMD" => new CmdInstruction(_source, CommandForm.Parse(_arguments, _line.At)),
            "SHELL" => new ShellInstruction(_source, CommandForm.List(_arguments, _line.At) ?? throw _line.At.Fault("SHELL takes a list in JSON form")),
            "MAINTAINER" => new MaintainerInstruction(_source, _arguments),
            "ONBUILD" => OnBuild(),
            _ => throw _line.At.Fault($"'{_source.Keyword}' is no instruction"),
        };
    }

    private FromInstruction From()
    {
        var words = SpacedWords();
        if (words.Length != 1 && (words.Length != 3 || !words[1].Equals("AS", StringComparison.OrdinalIgnoreCase)))
            throw _line.At.Fault("FROM takes an image, and optionally AS and a name");
        return new FromInstruction(_source, Expand(words[0]), _source.Flag("platform"), words.Length == 3 ? words[2] : null, words.Length == 3 ? words[1] : "");
    }

    private RunInstruction Run()
    {
        if (_arguments.Length == 0)
            throw _line.At.Fault("RUN has no command");
        return new RunInstruction(_source, CommandForm.Parse(_arguments, _line.At), [.. _source.Flags.Where(flag => flag.Name == "mount").Select(flag => RunMount.Parse(flag.Value ?? "", Expand))]);
    }

    private CopyInstruction Copy(bool isAdd)
    {
        var paths = List();
        if (paths.Count < 2)
            throw _line.At.Fault($"{_source.Keyword} takes a source and a destination");
        var owner = _source.Flag("chown") is { } text ? Expand(text) : null;
        return new CopyInstruction(_source, isAdd, [.. paths.SkipLast(1).Where(path => _line.HereDocuments.Count == 0 || !path.Contains("<<", StringComparison.Ordinal))], paths[^1], owner);
    }

    private KeyValuePair<string, string?> Argument(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        if (name.Length == 0)
            throw _line.At.Fault("ARG has a value without a name");
        return new(name, equals < 0 ? null : Expand(word[(equals + 1)..]));
    }

    private EnvInstruction Env()
    {
        var words = ArgumentWords();
        if (words[0].Contains('=', StringComparison.Ordinal))
            return new EnvInstruction(_source, [.. Pairs().Select(pair => new EnvironmentVariable(pair.Key, pair.Value))], IsLegacyForm: false);
        if (words.Count == 1)
            throw _line.At.Fault("ENV has a name without a value");
        return new EnvInstruction(_source, [new EnvironmentVariable(Expand(words[0]), Expand(_arguments[words[0].Length..].Trim()))], IsLegacyForm: true);
    }

    private List<KeyValuePair<string, string>> Pairs()
    {
        var words = ArgumentWords();
        if (words.Count > 1 && !words[0].Contains('=', StringComparison.Ordinal))
            return [new(Expand(words[0]), Expand(_arguments[words[0].Length..].Trim()))];
        return [.. words.Select(Pair)];
    }

    private KeyValuePair<string, string> Pair(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw _line.At.Fault($"'{word}' is not of the form name=value");
        return new(Expand(word[..equals]), Expand(word[(equals + 1)..]));
    }

    private HealthCheckInstruction HealthCheck()
    {
        var end = Words.End(_arguments, 0, _escape);
        var rest = _arguments[end..].Trim();
        return _arguments[..end].ToUpperInvariant() switch
        {
            "NONE" when rest.Length == 0 => new HealthCheckInstruction(_source, Probe: null),
            "CMD" when rest.Length > 0 => new HealthCheckInstruction(_source, CommandForm.Parse(rest, _line.At)),
            _ => throw _line.At.Fault("HEALTHCHECK takes NONE, or CMD and a command"),
        };
    }

    private OnBuildInstruction OnBuild()
    {
        var keyword = _arguments.Split(' ', '\t')[0].ToUpperInvariant();
        if (keyword is "ONBUILD" or "FROM" or "MAINTAINER")
            throw _line.At.Fault($"ONBUILD cannot hold {keyword}");
        return new OnBuildInstruction(_source, Trigger());
    }

    // BuildKit keeps the text, and reads it in the build that starts from the image.
    private ReadInstruction? Trigger()
    {
        try
        {
            return Read(_line with { Text = _arguments }, _source.Before, _escape);
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private IReadOnlyList<string> List() => CommandForm.List(_arguments, _line.At) is { } list ? [.. list.Select(Expand)] : ExpandedWords();

    // Quotes do not group here: a path with a space needs the JSON form.
    private IReadOnlyList<string> ExpandedWords() => [.. SpacedWords().Select(Expand)];

    private string[] SpacedWords() => _arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private IReadOnlyList<string> ArgumentWords() => Words.Split(_arguments, _escape);

    private string Expand(string text) => _variables.Expand(text);
}

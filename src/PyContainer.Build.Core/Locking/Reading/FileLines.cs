using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>
/// Takes the lines of wheels and source archives out of a lock before it is read: they are nine tenths of its bytes, and only
/// a few facts of them matter. Only the exact layout of uv is taken; every line keeps its end, so places stay right. What is
/// written otherwise goes through the general reader.
/// </summary>
internal sealed class FileLines
{
    private readonly byte[] _bytes;
    private readonly string _path;

    // Start and end of each range that was taken.
    private readonly List<int> _taken = [];
    private readonly List<PackageFiles> _packages = [];
    private int _line;
    private bool _inPackage;
    private bool _inWheels;
    private ReadOnlyMemory<byte> _version;

    private FileLines(byte[] bytes, string path) => (_bytes, _path) = (bytes, path);

    /// <summary>The facts, by the position of the package; null when nothing was taken.</summary>
    public IReadOnlyList<PackageFiles> Packages => _packages;

    /// <summary>The text that is left.</summary>
    public ReadOnlyMemory<byte> Rest { get; private set; }

    public static FileLines? Take(byte[] bytes, string path)
    {
        // In a text of several lines anything may look like the line of a wheel.
        if (bytes.AsSpan().IndexOf("\"\"\""u8) >= 0 || bytes.AsSpan().IndexOf("'''"u8) >= 0)
            return null;
        var lines = new FileLines(bytes, path);
        lines.Scan();
        if (lines._taken.Count == 0)
            return null;
        lines.Rest = lines.Remove();
        return lines;
    }

    private void Scan()
    {
        for (var start = 0; start < _bytes.Length;)
        {
            var length = _bytes.AsSpan(start).IndexOf((byte)'\n');
            var next = length < 0 ? _bytes.Length : start + length + 1;
            var end = length < 0 ? next : next - 1;
            if (end > start && _bytes[end - 1] == '\r')
                end--;
            _line++;
            Line(start, end);
            start = next;
        }
    }

    private void Line(int start, int end)
    {
        var line = _bytes.AsSpan(start, end - start);
        if (_inWheels && line.StartsWith("    { "u8) && line.EndsWith(" },"u8))
            Wheel(line[4..^1], start, end);
        else if (_inWheels)
            _inWheels = false;
        else if (line.IsEmpty || line[0] == ' ')
            return;
        else if (line[0] == '[')
            Header(line);
        else if (_inPackage)
            Key(line, start, end);
    }

    private void Header(ReadOnlySpan<byte> line)
    {
        _inPackage = line.SequenceEqual("[[package]]"u8);
        if (!_inPackage)
            return;
        _packages.Add(new PackageFiles());
        _version = default;
    }

    private void Key(ReadOnlySpan<byte> line, int start, int end)
    {
        if (line.SequenceEqual("wheels = ["u8))
            _inWheels = true;
        else if (line.Length > 11 && line.StartsWith("version = \""u8) && line[^1] == (byte)'"')
            _version = _bytes.AsMemory(start + 11, line.Length - 12);
        else if (line.StartsWith("sdist = { "u8) && WheelLine.TryRead(line[8..], out var file))
        {
            _packages[^1].SetSourceHash(_bytes.AsSpan().Overlaps(file.Hash, out var at) ? _bytes.AsMemory(at, file.Hash.Length) : default);
            Take(start, end);
        }
    }

    private void Wheel(ReadOnlySpan<byte> text, int start, int end)
    {
        if (!WheelLine.TryRead(text, out var wheel))
            return;
        var version = WheelLine.Version(wheel.Location);
        if (version.IsEmpty)
            return;
        var files = _packages[^1];
        files.AddWheel(hasHash: !wheel.Hash.IsEmpty);
        files.AddAlgorithm(WheelLine.Algorithm(wheel.Hash));
        if (!wheel.ZstdHash.IsEmpty)
            files.AddZstdAlgorithm(WheelLine.Algorithm(wheel.ZstdHash));
        if (!version.SequenceEqual(_version.Span))
            files.AddVersion(Encoding.ASCII.GetString(version), new SourceSpan(_path, _line, 5));
        if (_taken.Count > 0 && IsNextLine(_taken[^1], start))
            _taken[^1] = end;
        else
            Take(start, end);
    }

    private void Take(int start, int end)
    {
        _taken.Add(start);
        _taken.Add(end);
    }

    private bool IsNextLine(int end, int start) => start - end <= 2 && _bytes[start - 1] == '\n' && (start - end == 1 || _bytes[end] == '\r');

    /// <summary>The bytes without the taken ranges, whose line ends stay.</summary>
    private byte[] Remove()
    {
        var rest = new byte[RestLength()];
        var (from, to) = (0, 0);
        for (var index = 0; index < _taken.Count; index += 2)
        {
            var start = _taken[index];
            _bytes.AsSpan(from, start - from).CopyTo(rest.AsSpan(to));
            to += start - from;
            var lines = Lines(index);
            rest.AsSpan(to, lines).Fill((byte)'\n');
            to += lines;
            from = _taken[index + 1];
        }

        _bytes.AsSpan(from).CopyTo(rest.AsSpan(to));
        return rest;
    }

    private int RestLength()
    {
        var length = _bytes.Length;
        for (var index = 0; index < _taken.Count; index += 2)
            length -= _taken[index + 1] - _taken[index] - Lines(index);
        return length;
    }

    /// <summary>How many lines end in the range that is at a place of the list.</summary>
    private int Lines(int index) => _bytes.AsSpan(_taken[index], _taken[index + 1] - _taken[index]).Count((byte)'\n');
}

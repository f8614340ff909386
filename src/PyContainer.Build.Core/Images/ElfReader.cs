namespace PyContainer.Build.Images;

/// <summary>Reads the tables of an ELF file that the dynamic loader reads. Sections are not looked at: a stripped file may have none.</summary>
internal sealed class ElfReader
{
    private const int Interpreter = 3;
    private const int Dynamic = 2;
    private const int Load = 1;

    // Real files have a few of each; a table made to be long is cut, and the loader would not take it.
    private const int MostSegments = 256;
    private const int MostEntries = 1024;

    private readonly ElfBytes _bytes;
    private readonly List<Segment> _segments = [];

    private ElfReader(ElfBytes bytes) => _bytes = bytes;

    private sealed record Segment(long Type, long Offset, long Address, long Size);

    /// <summary>Reads a file.</summary>
    /// <param name="content">The whole file; it is read in places.</param>
    /// <returns>Null where it is no ELF file that can be understood.</returns>
    internal static ElfFile? Read(Stream content)
    {
        try
        {
            return ElfBytes.Open(content) is { } bytes ? new ElfReader(bytes).Read() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private ElfFile Read()
    {
        ReadSegments();
        var file = new ElfFile
        {
            Machine = new ElfMachine(_bytes.Half(18), _bytes.Is64Bit),
            IsLoadable = _bytes.Half(16) is 2 or 3,
            Interpreter = _segments.Find(segment => segment.Type == Interpreter) is { Size: > 0 and < 4096 } name ? _bytes.Text(name.Offset) : "",
        };
        return _segments.Find(segment => segment.Type == Dynamic) is { Size: > 0 } dynamic ? ReadDynamic(file, dynamic) : file;
    }

    private void ReadSegments()
    {
        var (table, size, count) = (_bytes.Word(_bytes.Is64Bit ? 32 : 28), _bytes.Half(_bytes.Is64Bit ? 54 : 42), _bytes.Half(_bytes.Is64Bit ? 56 : 44));
        for (var index = 0; index < Math.Min(count, MostSegments); index++)
        {
            var at = table + ((long)index * size);
            _segments.Add(_bytes.Is64Bit
                ? new Segment(_bytes.Int(at), _bytes.Word(at + 8), _bytes.Word(at + 16), _bytes.Word(at + 32))
                : new Segment(_bytes.Int(at), _bytes.Word(at + 4), _bytes.Word(at + 8), _bytes.Word(at + 16)));
        }
    }

    private ElfFile ReadDynamic(ElfFile file, Segment dynamic)
    {
        var entries = Entries(dynamic);
        var texts = Offset(entries.Find(entry => entry.Tag == 5).Value);
        string Text(long offset) => _bytes.Text(texts + offset);
        string[] Paths(long tag) => entries.Find(entry => entry.Tag == tag) is { Tag: > 0 } entry ? Text(entry.Value).Split(':', StringSplitOptions.RemoveEmptyEntries) : [];
        long At(long tag) => entries.Find(entry => entry.Tag == tag).Value;
        return file with
        {
            Needed = [.. entries.Where(entry => entry.Tag == 1).Select(entry => Text(entry.Value))],
            InheritedPath = Paths(15),
            RunPath = Paths(29),
            VersionNeeds = At(0x6FFFFFFE) is > 0 and var needs ? [.. Needs(Offset(needs), At(0x6FFFFFFF), Text)] : [],
            Versions = At(0x6FFFFFFC) is > 0 and var versions ? Definitions(Offset(versions), At(0x6FFFFFFD), Text).ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal),
        };
    }

    private List<(long Tag, long Value)> Entries(Segment dynamic)
    {
        var width = _bytes.Is64Bit ? 8 : 4;
        var entries = new List<(long, long)>();
        for (long at = dynamic.Offset, end = dynamic.Offset + dynamic.Size; at + (2 * width) <= end && entries.Count < MostEntries; at += 2 * width)
        {
            if (_bytes.Word(at) is not (> 0 and var tag))
                break;
            entries.Add((tag, _bytes.Word(at + width)));
        }
        return entries;
    }

    // Elfxx_Verneed: version, count, library, first, next; Elfxx_Vernaux: hash, flags, index, name, next. The same in both widths.
    private IEnumerable<ElfVersionNeed> Needs(long at, long count, Func<long, string> text)
    {
        for (var (file, left) = (0L, MostEntries); file < count && left > 0; file++)
        {
            var library = text(_bytes.Int(at + 4));
            var one = at + _bytes.Int(at + 8);
            for (var number = _bytes.Half(at + 2); number > 0 && left > 0; number--, left--)
            {
                // Flag 2 is a weak reference: the loader goes on without it.
                if ((_bytes.Half(one + 4) & 2) == 0)
                    yield return new ElfVersionNeed(library, text(_bytes.Int(one + 8)));
                one += _bytes.Int(one + 12);
            }
            left--;
            at += _bytes.Int(at + 12);
        }
    }

    // Elfxx_Verdef: version, flags, index, count, hash, first, next; the first Elfxx_Verdaux is its name.
    private IEnumerable<string> Definitions(long at, long count, Func<long, string> text)
    {
        for (var number = 0L; number < Math.Min(count, MostEntries); number++)
        {
            yield return text(_bytes.Int(at + _bytes.Int(at + 12)));
            at += _bytes.Int(at + 16);
        }
    }

    // Tables are named by their addresses in memory.
    private long Offset(long address) =>
        _segments.Find(segment => segment.Type == Load && address >= segment.Address && address - segment.Address < segment.Size) is { Type: Load } segment
            ? segment.Offset + (address - segment.Address)
            : throw new InvalidDataException("an address lies in no segment");
}

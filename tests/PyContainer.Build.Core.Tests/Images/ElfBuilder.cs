using System.Buffers.Binary;
using System.Text;

namespace PyContainer.Build.Images;

/// <summary>Makes small programs and libraries: one segment in memory, a dynamic section, the tables of versions.</summary>
internal sealed record ElfBuilder
{
    // Tables are named by addresses, which differ from the places in the file.
    private const int Base = 0x1000;

    public int Machine { get; init; } = 62;

    public bool Is64Bit { get; init; } = true;

    public bool IsLittleEndian { get; init; } = true;

    public string Interpreter { get; init; } = "";

    public string[] Needed { get; init; } = [];

    public string InheritedPath { get; init; } = "";

    public string RunPath { get; init; } = "";

    public (string Library, string Version, bool IsWeak)[] Needs { get; init; } = [];

    public string[] Versions { get; init; } = [];

    /// <summary>A library of x86-64.</summary>
    public static byte[] Library(params string[] needed) => new ElfBuilder { Needed = needed }.Build();

    public byte[] Build()
    {
        var (header, segment) = (Is64Bit ? 64 : 52, Is64Bit ? 56 : 32);
        var body = new Body(this, header + (3 * segment));
        var interpreter = body.Text(Interpreter);
        var entries = new List<(long Tag, long Value)>();
        var texts = new StringTable();
        entries.AddRange(Needed.Select(name => (1L, texts.Add(name))));
        if (InheritedPath.Length > 0)
            entries.Add((15, texts.Add(InheritedPath)));
        if (RunPath.Length > 0)
            entries.Add((29, texts.Add(RunPath)));
        var needs = Needs.GroupBy(need => need.Library).ToList();
        if (needs.Count > 0)
        {
            entries.Add((0x6FFFFFFE, Base + body.Length));
            entries.Add((0x6FFFFFFF, needs.Count));
            foreach (var library in needs)
                WriteNeed(body, texts, library.Key, [.. library], isLast: library == needs[^1]);
        }
        if (Versions.Length > 0)
        {
            entries.Add((0x6FFFFFFC, Base + body.Length));
            entries.Add((0x6FFFFFFD, Versions.Length));
            foreach (var version in Versions)
                body.Half(1).Half(0).Half(1).Half(1).Int(0).Int(20).Int(version == Versions[^1] ? 0 : 28).Int(texts.Add(version)).Int(0);
        }
        entries.Add((5, Base + body.Length));
        body.Bytes(texts.ToArray());
        var dynamic = body.Length;
        foreach (var (tag, value) in entries.Append((0, 0)))
            body.Word(tag).Word(value);
        var file = new Body(this, 0);
        file.Bytes([0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(Is64Bit ? 2 : 1), (byte)(IsLittleEndian ? 1 : 2), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file.Half(3).Half(Machine).Int(1).Word(0).Word(header).Word(0).Int(0).Half(header).Half(segment).Half(3).Half(0).Half(0).Half(0);
        Segment(file, 1, 0, body.Length);
        Segment(file, 3, interpreter, Interpreter.Length == 0 ? 0 : Interpreter.Length + 1);
        Segment(file, 2, dynamic, body.Length - dynamic);
        return [.. file.ToArray(), .. body.ToArray()];
    }

    private static void WriteNeed(Body body, StringTable texts, string library, (string Library, string Version, bool IsWeak)[] versions, bool isLast)
    {
        body.Half(1).Half(versions.Length).Int(texts.Add(library)).Int(16).Int(isLast ? 0 : 16 + (16 * versions.Length));
        foreach (var (_, version, isWeak) in versions)
            body.Int(0).Half(isWeak ? 2 : 0).Half(2).Int(texts.Add(version)).Int(version == versions[^1].Version ? 0 : 16);
    }

    private void Segment(Body file, int type, long offset, long size)
    {
        if (Is64Bit)
            file.Int(type).Int(4).Word(offset).Word(Base + offset).Word(Base + offset).Word(size).Word(size).Word(8);
        else
            file.Int(type).Word(offset).Word(Base + offset).Word(Base + offset).Word(size).Word(size).Int(4).Word(8);
    }

    private sealed class StringTable
    {
        private readonly List<byte> _all = [0];

        public long Add(string text)
        {
            var at = _all.Count;
            _all.AddRange(Encoding.UTF8.GetBytes(text));
            _all.Add(0);
            return at;
        }

        public byte[] ToArray() => [.. _all];
    }

    private sealed class Body(ElfBuilder elf, int start)
    {
        private readonly List<byte> _bytes = [];

        public long Length => start + _bytes.Count;

        public Body Half(long value) => Number(value, 2);

        public Body Int(long value) => Number(value, 4);

        public Body Word(long value) => Number(value, elf.Is64Bit ? 8 : 4);

        public Body Bytes(byte[] bytes)
        {
            _bytes.AddRange(bytes);
            return this;
        }

        public long Text(string text)
        {
            var at = Length;
            _bytes.AddRange([.. Encoding.UTF8.GetBytes(text), 0]);
            return at;
        }

        public byte[] ToArray() => [.. _bytes];

        private Body Number(long value, int width)
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            var part = bytes[..width];
            return Bytes(elf.IsLittleEndian ? part : [.. part.Reverse()]);
        }
    }
}

using System.Formats.Tar;
using System.Text;

namespace PyContainer.Build.Images;

/// <summary>An entry of a layer that a test makes.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Type">What it is.</param>
internal sealed record LayerEntry(string Name, TarEntryType Type)
{
    public byte[] Bytes { get; init; } = [];

    public int Mode { get; init; }

    public int Owner { get; init; }

    public int Group { get; init; }

    public string Target { get; init; } = "";

    /// <summary>More of its extended header.</summary>
    public (string Key, string Value)[] Attributes { get; init; } = [];

    public static LayerEntry File(string name, string text = "x", int mode = 0b110_100_100) => File(name, Encoding.UTF8.GetBytes(text), mode);

    public static LayerEntry File(string name, byte[] bytes, int mode = 0b110_100_100) => new(name, TarEntryType.RegularFile) { Bytes = bytes, Mode = mode };

    /// <summary>A file that everybody may run.</summary>
    public static LayerEntry Program(string name, byte[] bytes) => File(name, bytes, 0b111_101_101);

    public static LayerEntry Script(string name, string text) => File(name, text, 0b111_101_101);

    public static LayerEntry Folder(string name, int mode = 0b111_101_101) => new(name, TarEntryType.Directory) { Mode = mode };

    public static LayerEntry Link(string name, string target) => new(name, TarEntryType.SymbolicLink) { Target = target, Mode = 0b111_111_111 };

    public static LayerEntry HardLink(string name, string target) => new(name, TarEntryType.HardLink) { Target = target, Mode = 0b110_100_100 };

    /// <summary>Hides what lower layers have at a path.</summary>
    public static LayerEntry Whiteout(string path) => File(path.LastIndexOf('/') is >= 0 and var at ? $"{path[..at]}/.wh.{path[(at + 1)..]}" : ".wh." + path, "");

    /// <summary>A module and its bytecode, checked by hash unless the flags say otherwise.</summary>
    public static LayerEntry[] Module(string folder, string name, byte flags = 3) =>
        [File($"{folder}/{name}.py"), File($"{folder}/__pycache__/{name}.cpython-313.pyc", [0xF3, 0x0D, 0x0D, 0x0A, flags, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0xE3])];

    public LayerEntry OwnedBy(int owner, int group) => this with { Owner = owner, Group = group };

    /// <summary>Writes it in the form of POSIX.1-2001.</summary>
    public void WriteTo(TarWriter writer)
    {
        var entry = new PaxTarEntry(Type, Name, Attributes.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))) { Mode = (UnixFileMode)Mode, Uid = Owner, Gid = Group };
        if (Type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = Target;
        if (Type == TarEntryType.RegularFile)
            entry.DataStream = new MemoryStream(Bytes);
        writer.WriteEntry(entry);
    }
}

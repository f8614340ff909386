using System.Buffers;

namespace PyContainer.Build.Toml;

/// <summary>Reads bare, quoted and dotted keys (TOML 1.0, Keys).</summary>
internal sealed class TomlKeyReader(TomlTexts texts)
{
    private static readonly SearchValues<byte> Bare = SearchValues.Create(TomlCharacters.BareKey);

    private TomlKeyPart[] _parts = new TomlKeyPart[4];

    /// <summary>Reads a key and the blanks around it. The parts are good until the next key is read.</summary>
    public ReadOnlySpan<TomlKeyPart> Read(ref TomlCursor cursor)
    {
        int count = 0;
        do
        {
            cursor.SkipBlanks();
            if (count == _parts.Length)
                Array.Resize(ref _parts, 2 * count);
            int start = cursor.Offset;
            _parts[count++] = new TomlKeyPart(ReadName(ref cursor), start);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake('.'));
        return _parts.AsSpan(0, count);
    }

    private string ReadName(ref TomlCursor cursor)
    {
        if (cursor.Current is '"' or '\'')
        {
            var text = TomlStringReader.ReadLine(ref cursor);
            return text.Decoded ?? texts.Get(cursor.Slice(text.Start, text.Start + text.Length));
        }

        var name = cursor.TakeAll(Bare);
        return name.IsEmpty ? throw cursor.Error($"a key should stand here, found {cursor.Here()}") : texts.Get(name);
    }
}

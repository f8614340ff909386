namespace PyContainer.Build.Toml;

/// <summary>Sets of characters that TOML 1.0 names.</summary>
internal static class TomlCharacters
{
    /// <summary>U+0000 to U+001F without the tab, and U+007F: nowhere in a comment or string, except as line ends.</summary>
    public static ReadOnlySpan<byte> Controls =>
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10,
        0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F,
    ];

    /// <summary>What a bare key is made of.</summary>
    public static ReadOnlySpan<byte> BareKey => "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8;
}

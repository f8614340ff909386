namespace PyContainer.Build.Toml;

/// <summary>What made a table, which decides what may still be added to it (TOML 1.0, Table, Inline Table, Keys).</summary>
internal enum TomlTableOrigin
{
    /// <summary>Named on the way by a longer header; one header or dotted key may still define it.</summary>
    Implied,

    /// <summary>Its own header, once; further headers may only name tables below it.</summary>
    Header,

    /// <summary>A dotted key; further dotted keys of the same section may add to it, no header may define it.</summary>
    Dotted,

    /// <summary>Braces; complete as written.</summary>
    Inline,
}

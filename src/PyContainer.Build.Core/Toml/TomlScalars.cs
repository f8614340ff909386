using System.Globalization;

namespace PyContainer.Build.Toml;

/// <summary>An integer of 64 bits with sign, written in any of the four bases (TOML 1.0, Integer).</summary>
public sealed class TomlInteger : TomlValue
{
    internal TomlInteger(TomlSource source, int offset, long value)
        : base(source, offset) => Value = value;

    /// <summary>The number.</summary>
    public long Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A binary64 floating-point number (TOML 1.0, Float).</summary>
public sealed class TomlFloat : TomlValue
{
    internal TomlFloat(TomlSource source, int offset, double value)
        : base(source, offset) => Value = value;

    /// <summary>The nearest number of binary64; infinity when the literal is larger than all of them.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary><c>true</c> or <c>false</c> (TOML 1.0, Boolean).</summary>
public sealed class TomlBoolean : TomlValue
{
    internal TomlBoolean(TomlSource source, int offset, bool value)
        : base(source, offset) => Value = value;

    /// <summary>The truth value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

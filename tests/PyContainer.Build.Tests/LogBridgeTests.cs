using System.Globalization;
using PyContainer.Build.Buildx;

namespace PyContainer.Build;

/// <summary>Numbers for people are texts before they are logged, the same in every culture.</summary>
public sealed class LogBridgeTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public LogBridgeTests() => CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };

    [Fact]
    public void A_time_has_one_digit_behind_a_point() => Assert.Equal("11.3", LogBridge.Seconds(TimeSpan.FromSeconds(11.2745603)));

    [Theory]
    [InlineData(true, "40.8 MB compressed")]
    [InlineData(false, "40.8 MB unpacked")]
    [InlineData(null, "40.8 MB")]
    public void A_size_says_what_was_counted(bool? store, string text) => Assert.Equal(text, LogBridge.Megabytes("40800000", LogBridge.SizeKind(new EngineFacts(store, null))));

    public void Dispose() => CultureInfo.CurrentCulture = _culture;
}

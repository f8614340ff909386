using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Images;

/// <summary>What reading one image has taken so far, of what it may take.</summary>
/// <param name="limits">The limits.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class ImageBudget(ImageLimits limits, CancellationToken cancellation)
{
    private long _bytes;
    private long _kept;
    private int _entries;

    internal ImageLimits Limits => limits;

    /// <exception cref="DiagnosticException">There are too many.</exception>
    internal void AddEntry()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_entries > limits.Entries)
            throw ImageCodes.TooLarge.Error(at: null, $"{limits.Entries} files");
    }

    /// <exception cref="DiagnosticException">There are too many.</exception>
    internal void AddBytes(int count)
    {
        _bytes += count;
        if (_bytes > limits.UnpackedBytes)
            throw ImageCodes.TooLarge.Error(at: null, $"{limits.UnpackedBytes} bytes in its layers");
        cancellation.ThrowIfCancellationRequested();
    }

    /// <exception cref="DiagnosticException">There are too many.</exception>
    internal void Keep(long count)
    {
        _kept += count;
        if (_kept > limits.KeptBytes)
            throw ImageCodes.TooLarge.Error(at: null, $"{limits.KeptBytes} bytes in names, settings and keys");
    }
}

using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Images;

/// <summary>Which bytes of a file stay in memory for the rules: settings and lists whole, of scripts the first line, of bytecode the header.</summary>
/// <param name="budget">What may be kept.</param>
/// <param name="scratchFolder">A folder for passing files, full path.</param>
internal sealed class KeptContent(ImageBudget budget, string scratchFolder) : IDisposable
{
    // What is longer is no setting that somebody wrote.
    private const int MostBytes = 1 << 20;
    private const int MostLine = 256;
    private const int BytecodeHeader = 16;

    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        "pyvenv.cfg", "ld.so.cache", "os-release", "pip.conf", "pip.ini", "uv.toml", "direct_url.json", ".netrc", "_netrc", ".pypirc", ".npmrc", ".condarc", ".gitconfig", ".git-credentials", "repositories", "sources.list",
    };

    private static readonly HashSet<string> _endings = new(StringComparer.Ordinal) { ".pth", ".pem", ".key", ".sources" };

    private static readonly HashSet<string> _paths = new(StringComparer.Ordinal) { "/etc/passwd", "/etc/group", "/etc/shadow" };

    private MemoryStream? _memory;

    /// <summary>Reads what is kept of the file that an archive stands at.</summary>
    internal (ReadOnlyMemory<byte> Content, ElfFile? Elf) Read(string path, long size, TarSequence archive)
    {
        if (size <= MostBytes && IsWhole(path))
            return (Keep(archive, (int)size), null);
        if (path.EndsWith(".pyc", StringComparison.Ordinal))
            return (Keep(archive, (int)Math.Min(size, BytecodeHeader)), null);
        var head = new byte[Math.Min(size, MostLine)];
        _ = archive.Read(head);
        if (head.AsSpan().StartsWith("\u007FELF"u8))
            return (default, ReadProgram(head, size, archive));
        if (!head.AsSpan().StartsWith("#!"u8))
            return (default, null);
        var line = head.AsSpan().IndexOf((byte)'\n') is >= 0 and var end ? head[..end] : head;
        budget.Keep(line.Length);
        return (line, null);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();

    private static bool IsWhole(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return _names.Contains(name) || _endings.Contains(Path.GetExtension(name)) || _paths.Contains(path)
            || name.StartsWith("id_", StringComparison.Ordinal) || name.StartsWith("ssh_host_", StringComparison.Ordinal)
            || (name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
            || (path.StartsWith("/etc/ld", StringComparison.Ordinal) && name.EndsWith(".path", StringComparison.Ordinal));
    }

    private byte[] Keep(TarSequence archive, int size)
    {
        budget.Keep(size);
        var bytes = new byte[size];
        _ = archive.Read(bytes);
        return bytes;
    }

    private ElfFile? ReadProgram(byte[] head, long size, TarSequence archive)
    {
        using var large = size > budget.Limits.ProgramBytes ? Scratch() : null;
        var content = (Stream?)large ?? (_memory ??= new MemoryStream());
        content.SetLength(0);
        content.Write(head);
        Span<byte> buffer = stackalloc byte[8192];
        for (int count; (count = archive.Read(buffer)) > 0;)
            content.Write(buffer[..count]);
        var program = ElfReader.Read(content);
        budget.Keep(2 * (program?.Length ?? 0));
        return program;
    }

    // A name of this process's own, nothing of the archive's; gone when it is closed.
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller closes it.")]
    private FileStream Scratch() => new(Path.Combine(scratchFolder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}

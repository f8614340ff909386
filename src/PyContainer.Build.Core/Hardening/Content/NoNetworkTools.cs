namespace PyContainer.Build.Hardening;

/// <summary>HARD-35: no programs that fetch or send (NIST 800-190, DL4001).</summary>
internal sealed class NoNetworkTools() : HardeningRule(35, HardeningGrade.Medium, "Keep it in a stage for the build.")
{
    private static readonly HashSet<string> _tools = new(StringComparer.Ordinal)
    {
        "curl", "wget", "nc", "ncat", "netcat", "nc.openbsd", "nc.traditional", "socat", "telnet", "ftp", "tftp", "ssh", "scp", "sftp", "rsync", "nmap", "tcpdump",
    };

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) => files.Programs(_tools).Select(file => new FileFinding(file.Path, "fetches or sends"));
}

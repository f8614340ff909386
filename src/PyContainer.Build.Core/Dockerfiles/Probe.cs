using System.Globalization;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The health check: the interpreter that is there anyway, without curl, without a shell, deaf to proxy variables and .pth files.</summary>
internal static class Probe
{
    /// <summary>The probe of a service; null for one that listens on no TCP port.</summary>
    internal static ExecForm? Of(Launch launch)
    {
        if (launch.ProbePort is not { } port)
            return null;
        var number = port.Number.ToString(CultureInfo.InvariantCulture);
        // Without the except each failure would store a traceback in the container's health log.
        var ask = launch.HealthPath is { } path
            ? $"import sys,urllib.request as u\ntry: sys.exit(u.build_opener(u.ProxyHandler({{}})).open('http://127.0.0.1:{number}{path}',timeout=3).status!=200)\n"
            : $"import sys,socket\ntry: socket.create_connection(('127.0.0.1',{number}),3).close()\n";
        return new ExecForm([Layout.Interpreter, "-I", "-S", "-c", ask + "except OSError as e: sys.exit(str(e))"]);
    }
}

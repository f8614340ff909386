using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Outputs;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Hands over an image that is in the engine: to a registry, to a file. It comes after the rules, so what breaks one is never handed over.</summary>
public sealed partial class Delivery(IProcessRunner runner, Action<string> write)
{
    /// <summary>Pushes one name of an image.</summary>
    /// <returns>The digest under which the registry holds it; null when docker did not say.</returns>
    /// <exception cref="DiagnosticException">The registry refused or could not be reached.</exception>
    public async Task<Digest?> PushAsync(string docker, string name, CancellationToken cancellation)
    {
        var command = new ProcessSpec(docker, ["push", name]);
        write(command.ToString());
        var result = await runner.RunAsync(command, cancellation);
        if (result.ExitCode != 0)
            throw new DiagnosticException(FailureCatalogue.Recognize(result.ExitCode, result.Error) ?? EngineCodes.NotPushed.At(at: null, name, LastLine(result.Error)));
        return Digest.TryParse(PushedDigest().Match(result.Output).Groups["digest"].Value, out var digest) ? digest : null;
    }

    /// <summary>Hands an image over by a build of its own, which takes every step from the cache.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files.</param>
    /// <param name="environment">Reads a variable of the calling process.</param>
    /// <param name="complete">Adds what every call of the publish has: labels and time.</param>
    /// <param name="cancellation">Cancels the build in the engine too.</param>
    /// <returns>The digest of what was handed over: an index, where it has more than one image in it.</returns>
    /// <exception cref="DiagnosticException">The registry, the engine or the disk refused.</exception>
    public async Task<Digest> ExportAsync(ServiceOptions options, BuildFiles files, Func<string, string?> environment, Func<BuildPass, BuildPass> complete, CancellationToken cancellation)
    {
        var builder = new Builder(runner, write);
        var plan = new DeliveryPlan(options);
        if (options.Archive is not { } path)
            return (await builder.BuildAsync(options, files, complete(plan.Export(path: null)), environment, cancellation)).ManifestDigest;
        Digest? digest = null;
        await WriteWholeAsync(path, async temporary => digest = (await builder.BuildAsync(options, files, complete(plan.Export(temporary)), environment, cancellation)).ManifestDigest);
        return digest!;
    }

    /// <summary>Writes an image with all its names as a tar archive that <c>docker load</c> and OCI tools read: whole, or not at all.</summary>
    /// <exception cref="DiagnosticException">The engine or the disk refused.</exception>
    public async Task SaveAsync(string docker, IReadOnlyList<string> names, string path, CancellationToken cancellation)
    {
        await WriteWholeAsync(path, async temporary =>
        {
            var command = new ProcessSpec(docker, ["image", "save", "--output", temporary, .. names]);
            write(command.ToString());
            var result = await runner.RunAsync(command, cancellation);
            if (result.ExitCode != 0)
                throw new DiagnosticException(FailureCatalogue.Recognize(result.ExitCode, result.Error) ?? EngineCodes.NotSaved.At(SourceSpan.Of(path), LastLine(result.Error)));
        });
    }

    // buildx leaves an empty or a torn file behind when it fails, and docker one of a name of its own when it is killed: a folder beside
    // the archive holds both, and the next publish takes away what it finds there.
    private static async Task WriteWholeAsync(string path, Func<string, Task> writeTo)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        bool IsOurs(string name) => BuildLeftovers.IsOnItsWay(name, Path.GetFileName(path));
        var folder = TemporaryFile.Folder(path, IsOurs);
        try
        {
            var temporary = Path.Combine(folder, Path.GetFileName(path));
            await writeTo(temporary);
            TakeUsualMode(temporary, folder);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            TemporaryFile.Remove(folder, IsOurs);
        }
    }

    // docker writes an archive for its owner alone, buildx for everybody: each gets the mode that the umask of the account gives a new file.
    private static void TakeUsualMode(string path, string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var usual = Path.Combine(folder, ".mode");
        using (new FileStream(usual, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1, FileOptions.DeleteOnClose))
            File.SetUnixFileMode(path, File.GetUnixFileMode(usual));
    }

    private static string LastLine(string text) => text.Trim().Split('\n')[^1].Trim();

    [GeneratedRegex(@"digest: (?<digest>sha256:[0-9a-f]{64})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PushedDigest();
}

using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>A virtual environment (PEP 405) in an image.</summary>
internal sealed class PythonEnvironment(ShippedFiles files, ImageFile config)
{
    /// <summary>Its folder.</summary>
    internal string Prefix => config.Folder;

    /// <summary>Its <c>pyvenv.cfg</c>.</summary>
    internal ImageFile Config => config;

    /// <summary>The folder of the interpreter that it was made with; empty where the file does not say.</summary>
    internal string Home => config.Text.Split('\n').Select(line => line.Split('=', 2)).FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == "home")?[1].Trim() ?? "";

    /// <summary>The path of its interpreter.</summary>
    internal string Python => Prefix == "/" ? "/bin/python" : Prefix + "/bin/python";

    /// <summary>The interpreter that this leads to; null where it dangles.</summary>
    internal ImageFile? Interpreter => files.Files.Resolve(Python) is { Kind: ImageFileKind.File } found ? found : null;
}

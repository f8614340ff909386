namespace PyContainer.Build.Dockerfiles;

/// <summary>Compiles a standard library, so that no start has to: a read-only root could not even keep the result.</summary>
internal static class Bytecode
{
    /// <summary>
    /// The command. <c>-B</c>: what compileall itself imports would otherwise be written with a time stamp and then be passed over.
    /// </summary>
    /// <param name="interpreter">The interpreter that will run it.</param>
    /// <param name="library">The folder, where it lies now.</param>
    /// <param name="moved">Options of compileall for a tree that ships elsewhere.</param>
    internal static string Compile(string interpreter, string library, string moved = "") =>
        $"{interpreter} -B -m compileall -q --invalidation-mode checked-hash {moved}{library}";
}

namespace PyContainer.Build.Dockerfiles;

/// <summary>A mount of a RUN instruction.</summary>
public abstract record Mount;

/// <summary><c>type=cache</c>, shared by builds that run at the same time: uv's cache locks for itself.</summary>
/// <param name="Id">Names project, tool and the tool's minor version; without it every build of the engine would share the folder.</param>
/// <param name="Target">Where it lies.</param>
public sealed record CacheMount(string Id, string Target) : Mount;

/// <summary><c>type=bind</c>: files of the context or of a stage, in no layer.</summary>
/// <param name="Source">A path in the context or stage.</param>
/// <param name="Target">Where it lies.</param>
/// <param name="From">The stage; null is the context.</param>
/// <param name="IsWritable">Whether the step may write into it; what it writes is thrown away.</param>
public sealed record BindMount(string Source, string Target, string? From = null, bool IsWritable = false) : Mount;

/// <summary><c>type=secret</c>: a file below <c>/run/secrets</c> or a variable of that one step, in no layer and in no history.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Variable">The variable that holds it; null mounts a file.</param>
/// <param name="IsRequired">Whether the build fails when it is not passed; otherwise the step runs without it.</param>
public sealed record SecretMount(string Id, string? Variable = null, bool IsRequired = true) : Mount;

/// <summary><c>type=tmpfs</c>.</summary>
/// <param name="Target">Where it lies.</param>
public sealed record TmpfsMount(string Target) : Mount;

using PyContainer.Build.Benchmarks;

// `dotnet run -c Release -- [folder of real locks] [uv]`; `--once DIRECTORY` is the process that is timed cold, `--empty` its floor.
if (args is ["--empty"])
    return 0;
if (args is ["--once", var directory])
{
    var verdict = new PyContainer.Build.Locking.LockCheck(new()).Run(directory);
    Console.WriteLine(verdict.Kind.ToString());
    return verdict.Kind == PyContainer.Build.Locking.LockVerdictKind.Error ? 1 : 0;
}

var assets = args.Length > 0 ? args[0] : Environment.GetEnvironmentVariable("PYCONTAINER_TEST_ASSETS") is { Length: > 0 } named ? Path.Combine(named, "real-locks") : null;
if (assets is null || !Directory.Exists(assets))
{
    Console.WriteLine("Name the folder of real locks, or set PYCONTAINER_TEST_ASSETS.");
    return 2;
}

using var projects = new RealProjects(assets);
LockBenchmark.Run(projects, args.Length > 1 ? args[1] : null);
return 0;

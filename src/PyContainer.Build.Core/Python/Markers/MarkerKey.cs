namespace PyContainer.Build.Python;

/// <summary>
/// The variables of environment markers (PEP 508, PEP 751), in the order in which the decision diagram asks them. The first
/// three must stay on top: combinations of them that no machine has are looked for only there.
/// </summary>
internal enum MarkerKey
{
    OsName,
    SysPlatform,
    PlatformSystem,
    PlatformMachine,
    PlatformPythonImplementation,
    PlatformRelease,
    PlatformVersion,
    ImplementationName,
    ImplementationVersion,
    PythonFullVersion,
    PythonVersion,
    Extra,
    Extras,
    DependencyGroups,
}

// A switch and an array, not dictionaries: those over an enumeration would be compiled anew in every process.
internal static class MarkerKeys
{
    // In the order of the keys.
    private static readonly string[] Words =
    [
        "os_name", "sys_platform", "platform_system", "platform_machine", "platform_python_implementation", "platform_release",
        "platform_version", "implementation_name", "implementation_version", "python_full_version", "python_version", "extra",
        "extras", "dependency_groups",
    ];

    public static bool TryFind(string word, out MarkerKey key)
    {
        var index = Array.IndexOf(Words, Today(word));
        key = (MarkerKey)Math.Max(index, 0);
        return index >= 0;
    }

    public static string Word(this MarkerKey key) => Words[(int)key];

    public static bool IsVersion(this MarkerKey key) =>
        key is MarkerKey.PythonVersion or MarkerKey.PythonFullVersion or MarkerKey.ImplementationVersion;

    public static bool IsSet(this MarkerKey key) => key is MarkerKey.Extras or MarkerKey.DependencyGroups;

    /// <summary>Today's name for an old one.</summary>
    private static string Today(string word) => word switch
    {
        "os.name" => "os_name",
        "sys.platform" => "sys_platform",
        "platform.version" => "platform_version",
        "platform.machine" => "platform_machine",
        "platform.python_implementation" or "python_implementation" => "platform_python_implementation",
        _ => word,
    };
}

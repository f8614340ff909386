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

internal static class MarkerKeys
{
    private static readonly Dictionary<string, MarkerKey> ByWord = new(StringComparer.Ordinal)
    {
        ["os_name"] = MarkerKey.OsName,
        ["os.name"] = MarkerKey.OsName,
        ["sys_platform"] = MarkerKey.SysPlatform,
        ["sys.platform"] = MarkerKey.SysPlatform,
        ["platform_system"] = MarkerKey.PlatformSystem,
        ["platform_machine"] = MarkerKey.PlatformMachine,
        ["platform.machine"] = MarkerKey.PlatformMachine,
        ["platform_python_implementation"] = MarkerKey.PlatformPythonImplementation,
        ["platform.python_implementation"] = MarkerKey.PlatformPythonImplementation,
        ["python_implementation"] = MarkerKey.PlatformPythonImplementation,
        ["platform_release"] = MarkerKey.PlatformRelease,
        ["platform_version"] = MarkerKey.PlatformVersion,
        ["platform.version"] = MarkerKey.PlatformVersion,
        ["implementation_name"] = MarkerKey.ImplementationName,
        ["implementation_version"] = MarkerKey.ImplementationVersion,
        ["python_full_version"] = MarkerKey.PythonFullVersion,
        ["python_version"] = MarkerKey.PythonVersion,
        ["extra"] = MarkerKey.Extra,
        ["extras"] = MarkerKey.Extras,
        ["dependency_groups"] = MarkerKey.DependencyGroups,
    };

    // The first word of each key is its name of today; aliases come later.
    private static readonly Dictionary<MarkerKey, string> Words =
        ByWord.GroupBy(pair => pair.Value, pair => pair.Key).ToDictionary(group => group.Key, group => group.First());

    public static bool TryFind(string word, out MarkerKey key) => ByWord.TryGetValue(word, out key);

    public static string Word(this MarkerKey key) => Words[key];

    public static bool IsVersion(this MarkerKey key) =>
        key is MarkerKey.PythonVersion or MarkerKey.PythonFullVersion or MarkerKey.ImplementationVersion;

    public static bool IsSet(this MarkerKey key) => key is MarkerKey.Extras or MarkerKey.DependencyGroups;
}

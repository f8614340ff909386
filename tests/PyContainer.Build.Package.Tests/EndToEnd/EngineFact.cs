namespace PyContainer.Build;

/// <summary>What images can be built of on this machine, as eng/tier.sh found out.</summary>
public static class Tier
{
    private static readonly string _name = Environment.GetEnvironmentVariable("PYCONTAINER_TEST_TIER") ?? "";

    /// <summary>Whether everything that a build pulls is made on this machine.</summary>
    public static bool IsStandIns => _name == "stand-ins";

    /// <summary>Why a test with a real engine cannot run, or null.</summary>
    public static string? ReasonWithoutEngine => _name is "registries" or "stand-ins" ? null
        : "no engine with base images and an index: PYCONTAINER_TEST_TIER is neither 'registries' nor 'stand-ins'; eng/test.sh sets it";

    /// <summary>Why a test with an index of its own cannot run, or null.</summary>
    public static string? ReasonWithoutStandIns => IsStandIns ? null : "it needs an index that answers as the test wants: PYCONTAINER_TEST_TIER is not 'stand-ins'";

    /// <summary>What eng/standins.sh tells the tests.</summary>
    public static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{name} is not set");
}

/// <summary>A fact about a real image of a real engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    /// <summary>Skipped, with the reason, where no image can be built.</summary>
    public EngineFactAttribute() => Skip = Tier.ReasonWithoutEngine;
}

/// <summary>A fact about a network that only stand-ins can be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInFactAttribute : FactAttribute
{
    /// <summary>Skipped, with the reason, elsewhere.</summary>
    public StandInFactAttribute() => Skip = Tier.ReasonWithoutStandIns;
}

/// <summary>The same, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    /// <summary>Skipped, with the reason, elsewhere.</summary>
    public StandInTheoryAttribute() => Skip = Tier.ReasonWithoutStandIns;
}

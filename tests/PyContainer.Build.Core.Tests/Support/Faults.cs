using PyContainer.Build.Diagnostics;

namespace PyContainer.Build;

/// <summary>Looks at expected failures.</summary>
internal static class Faults
{
    /// <summary>The finding that an action ends with.</summary>
    public static Diagnostic Of(Func<object?> action) => Assert.Throws<DiagnosticException>(() => action()).Diagnostic;

    /// <summary>The same for one that takes time.</summary>
    public static async Task<Diagnostic> OfAsync(Func<Task> action) => (await Assert.ThrowsAsync<DiagnosticException>(action)).Diagnostic;
}

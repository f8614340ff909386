using System.Reflection;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build;

public sealed class CodeTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> _codes = [.. new[] { typeof(ServiceTask).Assembly, typeof(DiagnosticDescriptor).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    [Fact]
    public void No_two_findings_have_one_code()
    {
        Assert.True(_codes.Count > 60);
        Assert.Empty(_codes.GroupBy(code => code.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }
}

namespace Microsoft.Build.Framework;

/// <summary>
/// Tells MSBuild's multithreaded mode that a task keeps its promise (full paths, no current directory, no static state), so that it stays
/// in the process. MSBuild matches this attribute by name, because older versions do not have it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;

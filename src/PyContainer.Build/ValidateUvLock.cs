using Microsoft.Build.Framework;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Checks the manifest and the lock of a service before anything is built.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateUvLock : ServiceTask
{
    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        if (options.Dockerfile is not null)
            return;
        var project = PyProject.Read(Path.Combine(options.ProjectDirectory, "pyproject.toml"));
        LockFile.Read(project.Directory);
    }
}

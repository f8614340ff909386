using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-72: a Python that uv manages ships whole and at its path, with the link of its minor version (uv's guide for Docker).</summary>
internal sealed class ManagedPythonShips() : HardeningRule(72, HardeningGrade.High, "Copy the whole folder to the same path: 'COPY --from=… /python/ /python/'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var managed = file.Syncs.Where(sync => sync.Step.Feeds && !file.Production.Chain.Contains(sync.Step.Stage)
            && (sync.Is("--managed-python", "UV_MANAGED_PYTHON") || sync.Step.Variable(sync.Command, "UV_PYTHON_PREFERENCE") == "only-managed"));
        foreach (var folder in managed.Select(sync => sync.Step.Variable(sync.Command, "UV_PYTHON_INSTALL_DIR")).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (!file.Shipped.OfType<CopyInstruction>().Any(copy => copy.From is not null && copy.Sources.Any(source => Paths.IsIn(folder, source) && Lands(copy, source))))
                yield return file.Missing($"the folder '{folder}' of the managed Python does not ship whole at its path");
        }
    }

    private static bool Lands(CopyInstruction copy, string source) => Paths.Trim(copy.Before.Resolve(copy.Destination)) == Paths.Trim(source);
}

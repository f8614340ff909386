using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-51: owners are numbers. A name that the stage lacks becomes 0:0 in silence, or fails with <c>--link</c> (BuildKit).</summary>
internal sealed class NumericOwner() : HardeningRule(51, HardeningGrade.High, "Write '--chown=0:0'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
        where copy.Owner is { } owner && new RunUser(owner) is { IsUnknown: false } user && (user.UserId is null || (user.HasGroup && user.GroupId is null))
        select new Finding(copy, $"the owner '{copy.Owner}' is a name");
}

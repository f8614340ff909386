namespace PyContainer.Build.Hardening;

/// <summary>HARD-45: the group is written and is not 0; without one a number that the image does not know gets group 0 (Pod Security Standards).</summary>
internal sealed class UserWithGroup() : UserRule(45, HardeningGrade.High, "Write 'USER 65532:65532'.")
{
    protected override string? Fault(RunUser user) =>
        user.IsRoot || user.UserId is null ? null
        : !user.HasGroup ? $"the user '{user.Text}' has no group"
        : user.GroupId is null or 0 ? $"the group of the user '{user.Text}' is not a number other than 0" : null;
}

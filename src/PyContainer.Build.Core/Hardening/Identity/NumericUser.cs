namespace PyContainer.Build.Hardening;

/// <summary>HARD-44: the user is a number; Kubernetes cannot prove of a name that it is not root (DL3066, Pod Security Standards).</summary>
internal sealed class NumericUser() : UserRule(44, HardeningGrade.High, "Write 'USER 65532:65532'.")
{
    protected override string? Fault(RunUser user) => !user.IsRoot && user.UserId is null ? $"the user '{user.Text}' is a name" : null;
}

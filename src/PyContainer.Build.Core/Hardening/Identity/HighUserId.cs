namespace PyContainer.Build.Hardening;

/// <summary>HARD-46: a user number that no host account has, and not the overflow id 65534 (Docker's best practices, KSV-0020, KSV-0021).</summary>
internal sealed class HighUserId() : UserRule(46, HardeningGrade.Low, "Take a number from 10000 up; 65532 is the custom.")
{
    protected override string? Fault(RunUser user) =>
        user.Name is "nobody" || user.UserId is 65534 ? $"the user '{user.Text}' is what foreign files belong to"
        : user.UserId is > 0 and < 10000 ? $"the user '{user.Text}' may be an account of the host" : null;
}

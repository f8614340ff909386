using System.Globalization;

namespace PyContainer.Build.Options;

/// <summary>The user and the group that a service runs as, by number: an orchestrator cannot prove of a name that it is not root.</summary>
/// <param name="UserId">The user.</param>
/// <param name="GroupId">The group.</param>
public sealed record ContainerUser(int UserId, int GroupId)
{
    /// <summary>Above all accounts of hosts, and the number of distroless' nonroot.</summary>
    public static ContainerUser Default { get; } = new(65532, 65532);

    /// <summary>Reads <c>1000</c> or <c>1000:2000</c>. A user without a group gets the group of its own number: docker would take that of root.</summary>
    public static bool TryParse(string text, out ContainerUser? user)
    {
        user = null;
        var parts = text.Split(':');
        if (parts.Length > 2 || !TryNumber(parts[0], out var userId) || !TryNumber(parts[^1], out var groupId))
            return false;
        user = new ContainerUser(userId, groupId);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}");

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Globalization;

namespace PyContainer.Build.Hardening;

/// <summary>The user of an image, read out of <c>USER</c> or the config.</summary>
internal sealed class RunUser(string text)
{
    private readonly string[] _parts = text.Split(':');

    /// <summary>As written.</summary>
    internal string Text => text;

    /// <summary>Whether only the build knows it.</summary>
    internal bool IsUnknown => text.Contains('$', StringComparison.Ordinal);

    /// <summary>The user's number; null for a name.</summary>
    internal uint? UserId => Number(_parts[0]);

    /// <summary>The group's number; null for a name and for none.</summary>
    internal uint? GroupId => _parts.Length == 2 ? Number(_parts[1]) : null;

    /// <summary>Whether a group is written.</summary>
    internal bool HasGroup => _parts.Length == 2;

    /// <summary>The name; empty for a number.</summary>
    internal string Name => UserId is null ? _parts[0] : "";

    /// <summary>Whether it is root, by name, number or absence.</summary>
    internal bool IsRoot => _parts[0].Length == 0 || _parts[0] == "root" || UserId == 0;

    private static uint? Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A rule on the user, checked in the file and in the image alike.</summary>
internal abstract class UserRule(int number, HardeningGrade grade, string remedy) : HardeningRule(number, grade, remedy)
{
    /// <summary>What is wrong with a user that is set; null when nothing is.</summary>
    protected abstract string? Fault(RunUser user);

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Last<Dockerfiles.Reading.UserInstruction>() is { } last && new RunUser(last.User) is { IsUnknown: false } user && Fault(user) is { } fault ? [new Finding(last, fault)] : [];

    internal override IEnumerable<string> CheckImage(Buildx.ImageConfig image) => image.User.Length > 0 && Fault(new RunUser(image.User)) is { } fault ? [fault] : [];
}

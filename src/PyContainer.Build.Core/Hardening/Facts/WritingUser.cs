using System.Globalization;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>The user that a container runs as, by its numbers: a name is looked up in the image, as the engine does.</summary>
internal sealed class WritingUser
{
    // 0020 in the octal numbers of chmod.
    private const int WritableForGroup = 0x010;

    private readonly long? _user;
    private readonly long? _group;

    internal WritingUser(ShippedFiles files)
    {
        var user = new RunUser(files.Image.User);
        var account = Lines(files, "/etc/passwd").FirstOrDefault(line => line.Length > 3 && (line[0] == user.Name || (user.UserId is { } number && line[2] == Text(number))));
        _user = user.UserId ?? (account is null ? null : Number(account[2]));
        _group = user.GroupId ?? (account is null ? 0 : Number(account[3]));
    }

    /// <summary>Whether it can change a file: who owns it can, whatever its mode. Root can always, which is told by HARD-43; what everybody can is told by HARD-49.</summary>
    internal bool CanWrite(ImageFile file) =>
        _user is not (null or 0) && (file.UserId == _user || ((file.Mode & WritableForGroup) != 0 && file.GroupId == _group));

    private static IEnumerable<string[]> Lines(ShippedFiles files, string path) => files.Files.Resolve(path)?.Text.Split('\n').Select(line => line.Split(':')) ?? [];

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>
/// Writes the part of a lock that a closure needs. The text of third-party packages stays as it is, except for extras that
/// nothing in the closure asks for: uv refuses an extra whose packages are not there. Own packages lose what changes with every
/// edit: version, metadata, and the extras and groups that are not installed.
/// </summary>
internal sealed class LockProjection
{
    private readonly UvLock _lock;
    private readonly LockClosure _closure;
    private readonly StringBuilder _text = new();
    private int _package = -1;
    private string _section = "";

    private LockProjection(UvLock @lock, LockClosure closure) => (_lock, _closure) = (@lock, closure);

    private LockPackage Package => _lock.Packages[_package];

    public static string Write(UvLock @lock, LockClosure closure)
    {
        var statements = LockStatement.Cut(Encoding.UTF8.GetString(@lock.Bytes));
        if (statements.Count(statement => statement.IsHeader && statement.Header == "[[package]]") != @lock.Packages.Count)
            throw LockCodes.NotInLock.Error(SourceSpan.Of(@lock.Path), closure.Member.Name, "it is not laid out as uv writes it");
        return new LockProjection(@lock, closure).Write(statements);
    }

    private string Write(List<LockStatement> statements)
    {
        // A header waits until its first key is written: one whose keys are all dropped goes with them.
        var header = "";
        foreach (var statement in statements)
        {
            if (statement.IsHeader)
            {
                Enter(statement.Header);
                header = statement.Text;
                if (_section == "[manifest]")
                    WriteMembers();
                continue;
            }

            if (!Keeps(statement))
                continue;
            _text.Append(header).Append(statement.Text);
            header = "";
        }

        WriteNames();
        return _text.ToString().TrimEnd() + "\n";
    }

    private void Enter(string header)
    {
        _section = header;
        if (header == "[[package]]")
        {
            WriteNames();
            _package++;
        }

        // What ends a dropped part may have carried the blank line before this header.
        if (_text.Length > 1 && _text[^1] == '\n' && _text[^2] != '\n')
            _text.Append('\n');
    }

    private void WriteMembers()
    {
        var members = _lock.Manifest.Members.Where(member => _lock.Find(member.Value).Any(_closure.Contains)).ToList();
        if (members.Count == 0)
            return;
        _text.Append("[manifest]\nmembers = [\n");
        foreach (var member in members)
            _text.Append("    \"").Append(member.Value).Append("\",\n");
        _text.Append("]\n\n");
    }

    /// <summary>uv before 0.13 looks the names of extras and groups up in the metadata; it gets the names and nothing else.</summary>
    private void WriteNames()
    {
        if (_package < 0 || !Package.Source.IsLocalTree)
            return;
        var extras = _closure.ExtrasOf(Package);
        if (extras.Count > 0)
            _text.Append("\n[package.metadata]\nprovides-extras = [").AppendJoin(", ", extras.Select(extra => $"\"{extra}\"")).Append("]\n");
        if (!ReferenceEquals(Package, _closure.Member) || _closure.Groups.Count == 0)
            return;
        _text.Append("\n[package.metadata.requires-dev]\n");
        foreach (var group in _closure.Groups.Order(StringComparer.Ordinal))
            _text.Append(group).Append(" = []\n");
    }

    private bool Keeps(LockStatement statement)
    {
        if (_section.Contains("manifest", StringComparison.Ordinal))
            return false;
        if (_package < 0 || !_section.Contains("package", StringComparison.Ordinal) || _section.StartsWith("[options", StringComparison.Ordinal))
            return true;
        if (!_closure.Contains(Package))
            return false;
        var own = Package.Source.IsLocalTree;
        return _section switch
        {
            "[[package]]" => !own || KeepsOwnKey(statement.Key),
            "[package.optional-dependencies]" => _closure.HasExtra(Package, Normal(statement.Key)),
            "[package.dev-dependencies]" or "[package.dependency-groups]" => IsInstalledGroup(statement.Key),
            "[package.group-requires-python]" => IsInstalledGroup(statement.Key),
            _ => !own,
        };
    }

    /// <summary>A version stays where a name is ambiguous, for edges then name it.</summary>
    private bool KeepsOwnKey(string key) => key switch
    {
        "version" => _lock.Find(Package.Name).Count > 1,
        "default-groups" => false,
        _ => true,
    };

    private bool IsInstalledGroup(string key) => ReferenceEquals(Package, _closure.Member) && _closure.Groups.Contains(Normal(key));

    private static string Normal(string key) => Python.PackageName.TryNormalize(key, out var name) ? name : key;
}

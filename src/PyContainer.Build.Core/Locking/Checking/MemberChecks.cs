using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>The members of the workspace against the lock: their names, and how each is installed.</summary>
internal static class MemberChecks
{
    public static void Run(CheckContext check)
    {
        CompareNames(check);
        foreach (var member in check.Workspace.Members)
            CompareKind(check, member);
    }

    private static void CompareNames(CheckContext check)
    {
        var workspace = check.Workspace;
        // A project alone is not written as a member of itself.
        var declared = workspace.Members.Count == 1 && !workspace.IsNonProject ? [] : workspace.Members;
        var manifest = check.Lock.Manifest;
        var locked = new HashSet<string>(manifest.Members.Count, StringComparer.Ordinal);
        foreach (var member in manifest.Members)
            locked.Add(member.Value);
        foreach (var member in declared)
        {
            if (!locked.Contains(member.Name))
                check.Findings.Mismatch(LockCodes.Members, member.Glob?.Span ?? member.Project.NameSpan, manifest.MembersSpan, "declared", "missing", member.Name);
        }

        foreach (var member in manifest.Members)
        {
            if (declared.Count == 0 || workspace.Find(member.Value) is null)
                check.Findings.Mismatch(LockCodes.Members, member.Span, member.Span, "not declared", "present", member.Value);
        }
    }

    private static void CompareKind(CheckContext check, WorkspaceMember member)
    {
        var packages = check.Lock.Find(member.Name);
        if (packages.Count != 1)
        {
            check.Findings.Mismatch(
                LockCodes.MemberPackage, member.Project.NameSpan, check.Lock.Manifest.MembersSpan, "one package", packages.Count == 0 ? "no package" : "several packages", member.Name);
            return;
        }

        var declared = Declared(check.Workspace, member);
        var locked = packages[0].Source.Kind;
        var virtualDiffers = (locked == LockSourceKind.Virtual) != (declared == LockSourceKind.Virtual);
        var editableDiffers = (locked == LockSourceKind.Editable) != (declared == LockSourceKind.Editable);
        if (virtualDiffers || editableDiffers)
            check.Findings.Mismatch(LockCodes.MemberKind, Anchor(member), packages[0].SourceSpan, Word(declared), Word(locked), member.Name);
    }

    private static LockSourceKind Declared(Workspace workspace, WorkspaceMember member)
    {
        if (!workspace.IsPackage(member))
            return LockSourceKind.Virtual;
        return workspace.RequiredMembers.GetValueOrDefault(member.Name)?.Editable ?? true ? LockSourceKind.Editable : LockSourceKind.Directory;
    }

    private static SourceSpan Anchor(WorkspaceMember member) =>
        member.Manifest.Uv.Package?.Span ?? member.Manifest.BuildSystem?.Span ?? member.Project.NameSpan;

    private static string Word(LockSourceKind kind) => kind switch
    {
        LockSourceKind.Virtual => "not a package",
        LockSourceKind.Editable => "an editable package",
        LockSourceKind.Directory => "a package that is not editable",
        _ => "a package from elsewhere",
    };
}

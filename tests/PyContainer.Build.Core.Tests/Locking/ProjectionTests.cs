using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public sealed class ProjectionTests(ITestOutputHelper output)
{
    /// <summary>For every member of every lock, alone and with its extras and groups: uv gets the same packages from the part as from the whole.</summary>
    [AssetTheory("real-locks")]
    [InlineData("0.12.5")]
    [InlineData("0.13.9")]
    public void The_part_installs_what_the_whole_installs(string version)
    {
        using var uv = new Uv(version);
        var scratch = Directory.CreateTempSubdirectory("pycontainer-projection-").FullName;
        var (count, wholeBytes, partBytes, failures) = (0, 0L, 0L, new List<string>());
        try
        {
            foreach (var project in LockedProjects.Unpack(scratch))
            {
                var @lock = UvLock.Read(Path.Combine(project, "uv.lock"));
                foreach (var (member, extras, groups) in Choices(@lock))
                {
                    var part = @lock.Project(member.Name, extras, groups);
                    (count, wholeBytes, partBytes) = (count + 1, wholeBytes + new FileInfo(@lock.Path).Length, partBytes + part.Length);
                    if (Compare(uv, project, @lock, part, member, extras, groups, scratch) is { } failure)
                        failures.Add($"{project}: {member.Name} [{string.Join(',', extras)}] ({string.Join(',', groups)}): {failure}");
                }
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        Report.Say(output, $"projection, uv {version}: {count} parts, {partBytes / 1024} KiB of {wholeBytes / 1024} KiB, {failures.Count} differ");
        Assert.True(failures.Count == 0 && count > 50, string.Join("\n", failures.Take(10)));
    }

    /// <summary>What the exported file installs on Linux is what uv's own export installs there, with the hashes of the wheels.</summary>
    [AssetFact("real-locks")]
    public void The_file_for_pip_names_the_packages_that_uv_exports()
    {
        const string minor = "3.13";
        using var uv = new Uv("0.13.9");
        var scratch = Directory.CreateTempSubdirectory("pycontainer-export-").FullName;
        var (count, refused, packages, failures) = (0, 0, 0, new List<string>());
        try
        {
            foreach (var project in LockedProjects.Unpack(scratch))
            {
                var @lock = UvLock.Read(Path.Combine(project, "uv.lock"));
                foreach (var (member, extras, groups) in Choices(@lock))
                {
                    if (Export(@lock, member, extras, groups, minor) is not { } text)
                    {
                        refused++;
                        continue;
                    }
                    var whole = Stubs.Write(Path.Combine(scratch, "whole"), @lock, File.ReadAllText(Path.Combine(project, "uv.lock")));
                    var expected = OnTarget(uv.Run(whole, ["export", "--frozen", "--no-header", "--no-annotate", "--no-hashes", "--no-emit-local", "--no-default-groups", "--package", member.Name,
                        .. extras.SelectMany(extra => new[] { "--extra", extra }), .. groups.SelectMany(group => new[] { "--group", group })]).Output, minor);
                    var actual = OnTarget(text, minor);
                    (count, packages) = (count + 1, packages + actual.Count);
                    if (!expected.SequenceEqual(actual))
                        failures.Add($"{project}: {member.Name} [{string.Join(',', extras)}] ({string.Join(',', groups)}): {string.Join(' ', expected.Except(actual))} | {string.Join(' ', actual.Except(expected))}");
                }
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        Report.Say(output, $"export for pip, Python {minor}: {count} files with {packages} packages, {refused} refused, {failures.Count} differ");
        Assert.True(failures.Count == 0 && count > 40, string.Join("\n", failures.Take(10)));
    }

    [AssetFact("sample-locks")]
    public void A_file_for_pip_has_each_hash_and_no_marker_that_Linux_decides()
    {
        var text = UvLock.Read(Path.Combine(TestAssets.Folder, "sample-locks", "fastapi", "uv.lock")).Export("greeter", [], [], "3.13");
        Assert.DoesNotContain(" ; ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("colorama", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Matches(@"\A(?:[a-z0-9-]+==[0-9.]+ \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?)\z", line));
    }

    [AssetFact("sample-locks")]
    public void A_part_does_not_change_with_what_it_leaves_out()
    {
        var path = Path.Combine(TestAssets.Folder, "sample-locks", "fastapi", "uv.lock");
        var text = File.ReadAllText(path);
        var before = UvLock.Parse(System.Text.Encoding.UTF8.GetBytes(text), path).Project("greeter", [], []);
        var bumped = text.Replace("name = \"greeter\"\nversion = \"1.0.0\"", "name = \"greeter\"\nversion = \"1.0.1\"", StringComparison.Ordinal);
        Assert.NotEqual(text, bumped);
        Assert.Equal(before, UvLock.Parse(System.Text.Encoding.UTF8.GetBytes(bumped), path).Project("greeter", [], []));
        Assert.DoesNotContain("pytest", before, StringComparison.Ordinal);
        Assert.Contains("pytest", UvLock.Parse(System.Text.Encoding.UTF8.GetBytes(text), path).Project("greeter", [], ["dev"]), StringComparison.Ordinal);
    }

    [AssetFact("sample-locks")]
    public void What_the_lock_does_not_have_is_refused()
    {
        var @lock = UvLock.Read(Path.Combine(TestAssets.Folder, "sample-locks", "fastapi", "uv.lock"));
        foreach (var project in new Action[] { () => @lock.Project("fastapi", [], []), () => @lock.Project("greeter", ["none"], []), () => @lock.Project("greeter", [], ["none"]) })
            Assert.Equal("PYC1045", Assert.Throws<DiagnosticException>(project).Diagnostic.Id);
    }

    // What pip cannot verify is refused by a code; nothing else may happen.
    private static string? Export(UvLock @lock, LockPackage member, string[] extras, string[] groups, string minor)
    {
        try
        {
            return @lock.Export(member.Name, extras, groups, minor);
        }
        catch (DiagnosticException exception) when (exception.Diagnostic.Id == "PYC1046")
        {
            return null;
        }
    }

    private static List<string> OnTarget(string requirements, string minor)
    {
        var algebra = new MarkerAlgebra(new MarkerRules(PrunesImpossible: false, VersionedRelease: true));
        var target = algebra.Node($"sys_platform == 'linux' and os_name == 'posix' and implementation_name == 'cpython' and platform_python_implementation == 'CPython' and python_version == '{minor}'")!;
        return [.. requirements.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or ' ')).Select(line => Requirement.Parse(line.TrimEnd('\\', ' ')))
            .Where(requirement => !algebra.AreDisjoint(algebra.Node(requirement.Marker), target)).Select(requirement => $"{requirement.Name.Normalized}{requirement.Specifiers}{requirement.Url}").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The member alone; with each extra that conflicts with nothing; with each group.</summary>
    private static IEnumerable<(LockPackage Member, string[] Extras, string[] Groups)> Choices(UvLock @lock)
    {
        foreach (var member in @lock.Packages.Where(package => package.Source.IsLocalTree && IsMember(@lock, package)))
        {
            yield return (member, [], []);
            foreach (var extra in member.OptionalDependencies.Keys.Take(3))
                yield return (member, [extra], []);
            foreach (var group in member.DevDependencies.Keys.Take(2))
                yield return (member, [], [group]);
        }
    }

    private static bool IsMember(UvLock @lock, LockPackage package) =>
        @lock.Manifest.Members.Count == 0 ? package.Source.Text == "." : @lock.Manifest.Members.Any(member => member.Value == package.Name);

    private static string? Compare(
        Uv uv, string project, UvLock @lock, string part, LockPackage member, string[] extras, string[] groups, string scratch)
    {
        var whole = Stubs.Write(Path.Combine(scratch, "whole"), @lock, File.ReadAllText(Path.Combine(project, "uv.lock")));
        var reduced = Stubs.Write(Path.Combine(scratch, "part"), UvLock.Parse(System.Text.Encoding.UTF8.GetBytes(part), "part"), part);
        string[] arguments =
        [
            "export", "--frozen", "--no-header", "--no-annotate", "--no-emit-local", "--no-default-groups", "--package", member.Name,
            .. extras.SelectMany(extra => new[] { "--extra", extra }), .. groups.SelectMany(group => new[] { "--group", group }),
        ];
        var expected = uv.Run(whole, arguments);
        var actual = uv.Run(reduced, arguments);
        if (expected.Code != 0)
            return $"uv refuses the whole: {expected.Errors}";
        return actual.Code != 0 ? $"uv refuses the part: {actual.Errors}" : expected.Output == actual.Output ? null : "other packages";
    }
}

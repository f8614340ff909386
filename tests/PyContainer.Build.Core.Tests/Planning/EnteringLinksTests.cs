using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>A symbolic link ships nothing that does not ship by itself.</summary>
public sealed class EnteringLinksTests : IDisposable
{
    private const string Package = "[project.scripts]\norders = \"orders:main\"\n[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";

    private readonly TempFolder _outer = new();
    private readonly TempFolder _folder = new TempFolder().With(("src/orders/__init__.py", ""), ("src/orders/__main__.py", ""), ("other/notes.txt", "n"), (".env", "SECRET=1"), ("obj/x.pyc", "x"));

    [UnixTheory]
    [InlineData("src/orders/x.txt", "/etc/passwd", "its target is an absolute path")]
    [InlineData("src/orders/x.txt", "/proc/self/environ", "its target is an absolute path")]
    [InlineData("src/orders/x.txt", "../../../outside.txt", "it leaves the folder that the build reads")]
    [InlineData("src/orders/x.txt", "../../../../../../../../../../etc/passwd", "it leaves the folder that the build reads")]
    [InlineData("src/orders/x.txt", "nothing", "its target does not exist")]
    [InlineData("src/orders/x.txt", "x.txt", "it leads in a circle")]
    [InlineData("src/orders/settings.txt", "../../.env", "'.env' is kept out of images as a secret")]
    [InlineData("src/orders/cache.txt", "../../obj/x.pyc", "'obj/x.pyc' does not enter the build itself")]
    [InlineData("src/orders/all", "../..", "'.' does not enter the build itself")]
    [InlineData("src/orders/up", "..", "a folder would be copied into itself")]
    [InlineData("data", "/etc", "its target is an absolute path")]
    [InlineData("data", "../", "it leaves the folder that the build reads")]
    [InlineData("tests", "/etc", "its target is an absolute path")]
    [InlineData("src/orders", "/etc", "its target is an absolute path")]
    public void A_link_is_refused_with_its_path_its_target_and_the_reason(string link, string target, string reason)
    {
        if (link == "src/orders")
            Directory.Delete(_folder[link], recursive: true);
        Link(link, target);
        foreach (var kind in new[] { "", Package })
        {
            Write(kind);
            var fault = Faults.Of(() => Plan());
            Assert.Equal("PYC2173", fault.Id);
            Assert.Contains($"\n  {link} -> {target.TrimEnd('/')}", fault.Message, StringComparison.Ordinal);
            Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        }
    }

    [UnixTheory]
    [InlineData("src/orders/notes.txt", "../../data/notes.txt")]
    [InlineData("src/orders/notes.txt", "./../orders/../../data/./notes.txt")]
    [InlineData("src/orders/data", "../../data")]
    [InlineData("more", "data")]
    [InlineData("src/orders/second", "third")]
    public void A_link_to_what_ships_anyway_enters(string link, string target)
    {
        Write(Package);
        _folder.With(("data/notes.txt", "n"), ("src/orders/real.txt", "r"));
        Link("src/orders/third", "real.txt");
        Link(link, target);
        Assert.NotNull(Plan());
    }

    [UnixFact]
    public void A_link_through_a_link_that_does_not_enter_is_refused()
    {
        Write(Package);
        _folder.With(("data/notes.txt", "n"));
        Link("artifacts", "data");
        Link("src/orders/x", "../../artifacts/notes.txt");
        Assert.Contains("goes through the link 'artifacts'", Faults.Of(() => Plan()).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_readme_that_is_a_link_to_a_file_of_the_project_brings_it_along()
    {
        Write(Package, "readme = \"README.md\"\n");
        _folder.With(("docs/readme.md", "r"));
        Link("README.md", "docs/readme.md");
        Assert.Equal(["README.md", "docs/readme.md"], Plan().Files.Metadata);
    }

    [UnixTheory]
    [InlineData("/etc/hostname", "its target is an absolute path")]
    [InlineData("nothing.md", "its target does not exist")]
    [InlineData(".env", "is kept out of images as a secret")]
    public void A_readme_that_is_another_link_is_told_as_a_link(string target, string reason)
    {
        Write(Package, "readme = \"README.md\"\n");
        Link("README.md", target);
        var fault = Faults.Of(() => Plan());
        Assert.Equal("PYC2173", fault.Id);
        Assert.Contains($"README.md -> {target} (", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_licence_that_is_a_link_is_not_left_out_without_a_word()
    {
        Write(Package);
        _outer.With(("LICENSE", "l"));
        Link("LICENSE", _outer["LICENSE"]);
        Assert.Equal("PYC2173", Faults.Of(() => Plan()).Id);
    }

    [UnixFact]
    public void A_folder_of_sources_that_is_a_link_ships_what_it_leads_to_when_that_enters()
    {
        Write(Package);
        Directory.Move(_folder["src"], _folder["code"]);
        Link("src", "code");
        Assert.Equal(["code", "other", "src"], Plan().OwnSources.Select(entry => entry.Name));
    }

    [UnixFact]
    public void Links_that_multiply_are_refused_before_anybody_copies_them()
    {
        Write(Package);
        for (var level = 0; level < 24; level++)
        {
            Link($"src/orders/l{level}/a", $"../l{level + 1}");
            Link($"src/orders/l{level}/b", $"../l{level + 1}");
        }
        _folder.With(("src/orders/l24/x.txt", "x"));
        var fault = Faults.Of(() => Plan());
        Assert.Equal("PYC2173", fault.Id);
        Assert.Contains("stands for more than", fault.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Two_folders_that_lead_to_each_other_are_a_circle()
    {
        Write(Package);
        _folder.With(("src/orders/a/x", ""), ("src/orders/b/x", ""));
        Link("src/orders/a/to", "../b");
        Link("src/orders/b/to", "../a");
        Assert.Contains("copied into itself", Faults.Of(() => Plan()).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void The_list_is_bounded_and_nothing_of_what_links_lead_to_is_told()
    {
        Write(Package);
        _outer.With(("secret.txt", "hunter2hunter2"));
        for (var number = 0; number < 100; number++)
            Link($"src/orders/l{number:000}", _outer["secret.txt"]);
        var fault = Faults.Of(() => Plan());
        Assert.Contains("and 90 more", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Links_in_what_stays_out_are_nobodys_business()
    {
        Write(Package);
        Link("src/orders/node_modules/python", "/usr/bin/python3");
        Link(".venv/bin/python", "/usr/bin/python3");
        Link("Makefile", "/etc/hostname");
        Assert.NotNull(Plan());
    }

    [UnixTheory]
    [InlineData("../other/notes.txt")]
    [InlineData("/etc/passwd")]
    public void A_folder_that_is_copied_has_no_links_that_leave_it(string target)
    {
        Write(Package);
        _folder.With(("static/inside.txt", "i"));
        Link("static/fine", "inside.txt");
        Assert.NotNull(Plan(new FileCopy("static", "/app/static")));
        Link("static/x", target);
        Assert.Equal("PYC2173", Faults.Of(() => Plan(new FileCopy("static", "/app/static"))).Id);
    }

    [UnixFact]
    public void A_folder_of_this_machine_that_is_copied_has_none_either()
    {
        Write(Package);
        _outer.With(("dist/index.html", "i"), ("secret.txt", "s"));
        var copy = new FileCopy(".", "/app/static") { Folder = _outer["dist"], ContextName = "copy-1" };
        Assert.NotNull(Plan(copy));
        File.CreateSymbolicLink(_outer["dist/x"], "../secret.txt");
        Assert.Contains("it leaves the folder", Faults.Of(() => Plan(copy)).Message, StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData("members = [\"packages/*\"]", "PYC2179")]
    [InlineData("members = [\"packages/lib\"]", "PYC2173")]
    public void A_member_that_is_a_link_is_refused(string members, string code)
    {
        Write(Package + "[tool.uv.workspace]\n" + members + "\n");
        _outer.With(("lib/pyproject.toml", "[project]\nname = \"lib\"\nversion = \"1\"\n"));
        Link("packages/lib", _outer["lib"]);
        Assert.Equal(code, Faults.Of(() => Plan()).Id);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _outer.Dispose();
    }

    private void Write(string tables, string project = "") => _folder.With(("pyproject.toml", Sample.Manifest(project + tables)));

    private void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.CreateSymbolicLink(_folder[path], target);
    }

    private ServicePlan Plan(params FileCopy[] copies) => Sample.Plan(_folder, options => options with { Copies = copies, EntryPoint = new EntryPointRequest.ModuleProgram("orders") });
}

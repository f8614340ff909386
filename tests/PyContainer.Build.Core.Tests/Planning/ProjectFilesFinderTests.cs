using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Planning;

public sealed class ProjectFilesFinderTests
{
    private const string Package = "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";

    [Fact]
    public void A_package_ships_its_folders_and_what_back_ends_read()
    {
        var files = Find(Package, "src/orders/__init__.py", "data/x.csv", "hatch_build.py", "setup.py", "MANIFEST.in", "notes.txt", "logo.svg");
        Assert.Equal(["MANIFEST.in", "data/", "hatch_build.py", "setup.py", "src/"], Names(files.Sources));
    }

    [Fact]
    public void A_plain_project_ships_all_but_what_is_for_developers() =>
        Assert.Equal(["config.yaml", "main.py", "templates/"], Names(Find("", "main.py", "config.yaml", "templates/a.html").Sources));

    [Theory]
    [InlineData("tests/test_a.py", "tests/")]
    [InlineData("test/test_a.py", "test/")]
    [InlineData("conftest.py", "conftest.py")]
    [InlineData("pytest.ini", "pytest.ini")]
    [InlineData("ruff.toml", "ruff.toml")]
    [InlineData("mypy.ini", "mypy.ini")]
    [InlineData("tox.ini", "tox.ini")]
    [InlineData(".coveragerc", ".coveragerc")]
    public void Tests_and_their_settings_are_kept_apart(string file, string entry)
    {
        foreach (var kind in new[] { "", Package })
        {
            var files = Find(kind, file, "main.py");
            Assert.Equal([entry], Names(files.Tests));
            Assert.Equal(["main.py"], Names(files.Sources));
        }
    }

    [Theory]
    [InlineData(".env")]
    [InlineData(".git/HEAD")]
    [InlineData(".venv/bin/python")]
    [InlineData(".python-version")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("bin/Debug/a.dll")]
    [InlineData("obj/project.assets.json")]
    [InlineData("Properties/launchSettings.json")]
    [InlineData("orders.csproj")]
    [InlineData("gateway.cs")]
    [InlineData("orders.pyproj")]
    [InlineData("shop.sln")]
    [InlineData("shop.slnx")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Build.targets")]
    [InlineData("global.json")]
    [InlineData("NuGet.config")]
    [InlineData("packages.lock.json")]
    [InlineData("msbuild.binlog")]
    [InlineData("Dockerfile")]
    [InlineData("Dockerfile.dev")]
    [InlineData("prod.Dockerfile")]
    [InlineData("docker-compose.yml")]
    [InlineData("requirements-dev.txt")]
    [InlineData("docs/index.md")]
    [InlineData("node_modules/a/b.js")]
    [InlineData("dist/a.whl")]
    [InlineData("orders.egg-info/PKG-INFO")]
    [InlineData("CHANGELOG.md")]
    [InlineData("other.lock")]
    [InlineData("server.key")]
    [InlineData("id_rsa")]
    [InlineData("id_ed25519")]
    [InlineData("main.pyc")]
    [InlineData("native.pyd")]
    public void What_is_for_developers_stays_out(string file)
    {
        foreach (var kind in new[] { "", Package })
        {
            var files = Find(kind, file, "main.py");
            Assert.Equal(["main.py"], [.. Names(files.Sources), .. Names(files.Tests), .. files.Metadata]);
        }
    }

    [Fact]
    public void The_manifests_are_what_uv_reads()
    {
        Assert.Equal(["pyproject.toml", "uv.lock"], Find("", "main.py").Manifests);
        Assert.Equal(["pyproject.toml", "uv.lock", "uv.toml"], Find("", "uv.toml").Manifests);
    }

    [Theory]
    [InlineData("readme = \"README.md\"\n", "README.md")]
    [InlineData("readme = \"./docs/../README.md\"\n", "README.md")]
    [InlineData("readme = \"docs/index.rst\"\n", "docs/index.rst")]
    [InlineData("readme = { file = \"docs/index.rst\", content-type = \"text/x-rst\" }\n", "docs/index.rst")]
    [InlineData("license = { file = \"legal/terms.txt\" }\n", "legal/terms.txt")]
    [InlineData("license-files = [\"legal/terms.txt\"]\n", "legal/terms.txt")]
    [InlineData("license-files = [\"legal/*.txt\"]\n", "legal/more.txt", "legal/terms.txt")]
    [InlineData("license-files = [\"legal/[mt]?*s.txt\"]\n", "legal/terms.txt")]
    [InlineData("license-files = [\"legal/[!m]*.txt\"]\n", "legal/terms.txt")]
    [InlineData("license-files = [\"**/more.txt\"]\n", "legal/deep/more.txt", "legal/more.txt")]
    [InlineData("license-files = [\"legal/**\"]\n", "legal/deep/more.txt", "legal/more.txt", "legal/terms.txt")]
    [InlineData("license-files = [\"legal.*\"]\n")]
    [InlineData("license-files = [\"*.txt\"]\n")]
    [InlineData("readme = { text = \"none\", content-type = \"text/plain\" }\n")]
    public void Readme_and_licence_files_are_found_where_the_manifest_says(string manifest, params string[] expected)
    {
        var files = Find(manifest, "README.md", "docs/index.rst", "legal/terms.txt", "legal/more.txt", "legal/deep/more.txt", ".venv/more.txt", "node_modules/a/more.txt");
        Assert.Equal(expected, files.Metadata);
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("LICENCE.txt")]
    [InlineData("NOTICE")]
    [InlineData("COPYING")]
    [InlineData("AUTHORS.md")]
    public void Files_that_back_ends_take_without_being_asked_are_metadata(string name)
    {
        foreach (var kind in new[] { "", Package })
        {
            var files = Find(kind, name, "main.py");
            Assert.Equal([name], files.Metadata);
            Assert.Equal(["main.py"], Names(files.Sources));
        }
    }

    [Theory]
    [InlineData("readme = \"README.md\"", 4, 10)]
    [InlineData("license = { file = \"README.md\" }", 4, 20)]
    [InlineData("license-files = [\"LICENSE\", \"README.md\"]", 4, 29)]
    [InlineData("readme = \"../README.md\"", 4, 10)]
    [InlineData("readme = \"/etc/hostname\"", 4, 10)]
    [InlineData("readme = \"src\"", 4, 10)]
    public void A_named_file_that_is_not_inside_of_the_project_is_an_error_at_its_place(string manifest, int line, int column)
    {
        using var folder = new TempFolder();
        folder.With(("README.md", "outside"), ("project/LICENSE", "x"), ("project/src/a.py", ""), ("project/pyproject.toml", Sample.Manifest(manifest + "\n")));
        var path = folder["project/pyproject.toml"];
        var fault = Faults.Of(() => ProjectFilesFinder.Find(Python.PyProject.Read(path), isPackage: true, []));
        Assert.Equal(("PYC2037", new SourceSpan(path, line, column)), (fault.Id, fault.Span!.Value));
    }

    [Theory]
    [InlineData("readme = \"READ ME.md\"\n", "READ ME.md")]
    [InlineData("readme = \"LIESMICH-größer.md\"\n", "LIESMICH-größer.md")]
    [InlineData("license-files = [\"legal/*\"]\n", "legal/a,b.txt")]
    [InlineData("license-files = [\"legal/$x\"]\n", "legal/$x")]
    public void A_needed_file_ships_whatever_its_name(string manifest, string name) => Assert.Contains(name, Find(manifest, name).Metadata);

    [UnixTheory]
    [InlineData("readme = \"a\\u0007b\"\n", "a\u0007b")]
    [InlineData("readme = \"a\\u202Eb\"\n", "a\u202eb")]
    public void A_needed_file_with_a_name_that_no_build_can_carry_is_an_error_at_its_place(string manifest, string name)
    {
        var fault = Faults.Of(() => Find(manifest, name));
        Assert.Equal(("PYC2036", 4), (fault.Id, fault.Span!.Value.Line));
        Assert.DoesNotContain(name, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[z-a]")]
    [InlineData("[]]")]
    public void A_pattern_that_is_none_finds_nothing_or_is_an_error_at_its_place(string pattern)
    {
        var fault = Record.Exception(() => Find($"license-files = [\"{pattern}\"]\n", "x"));
        if (fault is not null)
            Assert.Equal("PYC2179", Assert.IsType<DiagnosticException>(fault).Diagnostic.Id);
    }

    [Theory]
    [InlineData("my notes.txt")]
    [InlineData("größe.txt")]
    [InlineData("a,b.txt")]
    [InlineData("$(id).txt")]
    [InlineData("a[b].py")]
    [InlineData("!x")]
    public void Another_file_ships_whatever_its_name(string name) => Assert.Equal(new[] { "main.py", name }.Order(StringComparer.Ordinal), Names(Find("", name, "main.py").Sources));

    private static ProjectFiles Find(string manifest, params IEnumerable<string> names)
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(manifest)), ("uv.lock", Sample.Lock), .. names.Select(name => (name, "x"))]);
        var project = Sample.Project(folder);
        return ProjectFilesFinder.Find(project, project.IsPackage(), []);
    }

    private static string[] Names(IEnumerable<ProjectEntry> entries) => [.. entries.Select(entry => entry.Name + (entry.IsDirectory ? "/" : ""))];
}

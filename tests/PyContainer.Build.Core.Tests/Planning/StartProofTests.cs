using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>An entry point that is given is looked up in the sources: what is surely absent is an error before anything is built.</summary>
public sealed class StartProofTests
{
    private const string Package = "[build-system]\nrequires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"\n";
    private const string Server = "dependencies = [\"fastapi\", \"uvicorn\"]\n";
    private const string App = "app = FastAPI()\n";

    [Theory]
    [InlineData("shop.nope:app", "PYC2190", "no module 'shop.nope'")]
    [InlineData("shop.web.deep:app", "PYC2190", "no module 'shop.web.deep'")]
    [InlineData("shop.Web:app", "PYC2190", "no module 'shop.Web'")]
    [InlineData("shop.web:nope", "PYC2191", "no 'nope'")]
    [InlineData("shop.web:create_app()", "PYC2191", "no 'create_app'")]
    [InlineData("-m shop.nope", "PYC2190", "no module 'shop.nope'")]
    [InlineData("-m shop", "PYC2193", "no __main__.py")]
    public void What_the_sources_surely_do_not_have_is_an_error(string entryPoint, string code, string text)
    {
        foreach (var (root, manifest) in new[] { ("src/", Server + Package), ("", Server + Package), ("", Server), ("src/", Server), ("python/", Server + Package) })
        {
            var fault = Faults.Of(() => Plan(manifest, entryPoint, (root + "shop/__init__.py", ""), (root + "shop/web.py", App)));
            Assert.Equal((code, "orders.csproj"), (fault.Id, Path.GetFileName(fault.Span!.Value.File)));
            Assert.Contains(text, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("shop.web:app")]
    [InlineData("shop:app")]
    [InlineData("-m shop.web")]
    [InlineData("-m shop.tool")]
    [InlineData("serve")]
    public void What_is_there_is_found_in_every_layout(string entryPoint)
    {
        foreach (var (root, manifest) in new[] { ("src/", Package), ("", Package), ("python/", Package), ("", "[tool.uv]\npackage = true\n") })
        {
            var plan = Plan(Server + "[project.scripts]\nserve = \"shop.web:main\"\n" + manifest, entryPoint, (root + "shop/__init__.py", "from shop.web import app\n"), (root + "shop/web.py", App + "def main(): ...\n"), (root + "shop/tool/__init__.py", ""), (root + "shop/tool/__main__.py", ""));
            Assert.Empty(plan.Findings);
        }
    }

    [Theory]
    [InlineData("serve = \"shop.web:nope\"", "PYC2191")]
    [InlineData("serve = \"shop.nope:main\"", "PYC2190")]
    [InlineData("serve = \"shop.nope:main [extra]\"", "PYC2190")]
    public void The_one_script_is_proven_at_its_place_in_the_manifest(string script, string code)
    {
        var fault = Faults.Of(() => Plan("[project.scripts]\n" + script + "\n" + Package, null, ("src/shop/__init__.py", ""), ("src/shop/web.py", "def main():\n    pass\n")));
        Assert.Equal((code, "pyproject.toml", 5), (fault.Id, Path.GetFileName(fault.Span!.Value.File), fault.Span.Value.Line));
    }

    [Fact]
    public void The_application_of_the_setting_of_FastAPI_is_proven_at_its_place()
    {
        var fault = Faults.Of(() => Plan(Server + "[tool.fastapi]\nentrypoint = \"main:nope\"\n", null, ("main.py", App)));
        Assert.Equal(("PYC2191", "pyproject.toml", 6), (fault.Id, Path.GetFileName(fault.Span!.Value.File), fault.Span.Value.Line));
    }

    [Fact]
    public void The_error_lists_what_could_be_meant()
    {
        (string, string)[] files = [("src/shop/__init__.py", ""), ("src/shop/web.py", "import os\n_x = 1\napp = FastAPI()\ndef create_app():\n    inner = 1\n"), ("src/shop/jobs.py", "")];
        Assert.Contains("It has: app, create_app.", Faults.Of(() => Plan(Server + Package, "shop.web:ap", files)).Message, StringComparison.Ordinal);
        Assert.Contains("It has: shop.jobs, shop.web.", Faults.Of(() => Plan(Server + Package, "shop.wbe:app", files)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app = 1")]
    [InlineData("app: FastAPI = make()")]
    [InlineData("a, (b, *app) = make()")]
    [InlineData("a = b = app = make()")]
    [InlineData("def app(): ...")]
    [InlineData("async def app(scope, receive, send): ...")]
    [InlineData("class app: ...")]
    [InlineData("import app")]
    [InlineData("import app.main")]
    [InlineData("import x as app")]
    [InlineData("from x import app")]
    [InlineData("from x import (\n    y,  # why\n    z as app,\n)")]
    [InlineData("if True:\n    app = 1\nelse:\n    app = 2")]
    [InlineData("try:\n    from x import app\nexcept ImportError:\n    app = None")]
    [InlineData("with make() as app:\n    pass")]
    [InlineData("for app in y: pass")]
    [InlineData("if (app := make()): pass")]
    [InlineData("def make():\n    global other, app\n    app = 1\nmake()")]
    [InlineData("match x:\n    case {'a': app}: pass")]
    [InlineData("x = 1; app = 2")]
    [InlineData("text = '''\n'''; app = 1")]
    [InlineData("text = 'it\\'s'\\\n    'more'\napp = 1")]
    [InlineData("def make():\n    return 1\n\napp = make()")]
    [InlineData("def __getattr__(name): ...")]
    [InlineData("globals()['app'] = 1")]
    [InlineData("\ufeffapp = 1")]
    [InlineData("app = 1\r\n")]
    [InlineData("if True:\n\tapp = 1")]
    [InlineData("x = f\"{a['b']} {c!r:>{d}}\"\napp = 1")]
    public void An_object_that_a_module_binds_in_any_way_is_no_error(string source) =>
        Assert.Empty(Plan(Server, "main:app", ("main.py", source + "\n")).Findings);

    [Theory]
    [InlineData("")]
    [InlineData("# app = 1")]
    [InlineData("'''\napp = 1\n'''")]
    [InlineData("text = \"app = 1\"")]
    [InlineData("def make():\n    app = 1\n    return app")]
    [InlineData("class Holder:\n    app = 1")]
    [InlineData("holder.app = 1")]
    [InlineData("x = make(app=1)")]
    [InlineData("from app import x")]
    [InlineData("from .app import x")]
    [InlineData("application = 1")]
    [InlineData("if __name__ == '__main__':\n    def inner():\n        app = 1")]
    public void An_object_that_a_module_does_not_bind_is_an_error(string source) =>
        Assert.Equal("PYC2191", Faults.Of(() => Plan(Server, "main:app", ("main.py", source + "\n"))).Id);

    [Fact]
    public void A_star_import_of_a_module_of_ones_own_is_followed_and_another_one_is_a_warning()
    {
        Assert.Empty(Plan(Server + Package, "shop:app", ("src/shop/__init__.py", "from .web import *\n"), ("src/shop/web.py", App)).Findings);
        Assert.Empty(Plan(Server + Package, "shop.all:app", ("src/shop/__init__.py", ""), ("src/shop/all.py", "from shop.web import *\n"), ("src/shop/web.py", App)).Findings);
        var plan = Plan(Server, "main:app", ("main.py", "from somewhere import *\n"));
        Assert.Equal("PYC2192", Assert.Single(plan.Findings).Id);
    }

    [Fact]
    public void Star_imports_in_a_circle_end() =>
        Assert.Equal("PYC2192", Assert.Single(Plan(Server, "a:app", ("a.py", "from b import *\n"), ("b.py", "from a import *\n")).Findings).Id);

    [Theory]
    [InlineData("-m http.server")]
    [InlineData("-m uvicorn")]
    [InlineData("-m fastapi.cli")]
    [InlineData("uvicorn")]
    public void A_module_of_a_dependency_or_of_Python_is_taken_as_it_is(string entryPoint) =>
        Assert.Empty(Plan(Server, entryPoint, ("main.py", App)).Findings);

    [Fact]
    public void A_module_that_nobody_is_known_to_bring_is_a_warning()
    {
        var finding = Assert.Single(Plan(Server, "mian:app", ("main.py", App)).Findings);
        Assert.Equal("PYC2192", finding.Id);
        Assert.Contains("main", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop/web.cpython-313-x86_64-linux-gnu.so")]
    [InlineData("shop/web.pyx")]
    [InlineData("shop/app/__init__.py")]
    public void What_is_there_but_cannot_be_read_is_no_error(string file) =>
        Assert.Empty(Plan(Server + Package, file.Contains("app", StringComparison.Ordinal) ? "shop:app" : "shop.web:app", ("shop/__init__.py", ""), (file, "\0")).Findings);

    [Theory]
    [InlineData("shop/__init__.py", "__path__ = extend_path(__path__, __name__)\n")]
    [InlineData("shop/__init__.py", "import sys\nsys.modules['shop.nope'] = 1\n")]
    public void A_package_that_makes_its_modules_itself_is_a_warning(string file, string text) =>
        Assert.Equal("PYC2192", Assert.Single(Plan(Server, "shop.nope:app", (file, text)).Findings).Id);

    [Theory]
    [InlineData("[build-system]\nrequires = [\"hatchling\", \"hatch-vcs\"]\nbuild-backend = \"hatchling.build\"\n")]
    [InlineData("[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n[tool.hatch.build.targets.wheel.force-include]\n\"other\" = \"shop/nope\"\n")]
    [InlineData("[build-system]\nrequires = [\"setuptools\"]\nbuild-backend = \"setuptools.build_meta\"\n[tool.setuptools.package-dir]\n\"shop.nope\" = \"lib\"\n")]
    [InlineData("[build-system]\nrequires = [\"maturin\"]\nbuild-backend = \"maturin\"\n")]
    public void What_a_build_can_make_is_a_warning(string manifest) =>
        Assert.Equal("PYC2192", Assert.Single(Plan(Server + manifest, "shop.nope:app", ("shop/__init__.py", "")).Findings).Id);

    [Fact]
    public void What_a_command_of_the_user_can_make_is_a_warning()
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(Server)), ("main.py", App)]);
        Assert.True(EntryPointRequest.TryParse("main:nope", out var request));
        var plan = Sample.Plan(folder, options => options with { EntryPoint = request, BuildCommands = [new("gen", ["true"], HasNetwork: false)] });
        Assert.Equal("PYC2192", Assert.Single(plan.Findings).Id);
    }

    [Fact]
    public void Sources_that_no_Python_could_read_and_files_that_are_too_large_are_no_error()
    {
        Assert.Empty(Plan(Server, "main:app", ("main.py", "x = 'no end\n")).Findings);
        Assert.Empty(Plan(Server, "main:app", ("main.py", "x = (\n")).Findings);
        Assert.Empty(Plan(Server, "main:app", ("main.py", new string('#', 2 << 20))).Findings);
    }

    [UnixFact]
    public void A_pipe_in_the_place_of_a_module_is_not_read()
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(Server))]);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [folder["main.py"]]))
            mkfifo.WaitForExit();
        Assert.True(EntryPointRequest.TryParse("main:app", out var request));
        // A build back end would wait for it as well.
        Assert.Equal("PYC2174", Faults.Of(() => Sample.Plan(folder, options => options with { EntryPoint = request })).Id);
        Assert.Equal("PYC2174", Faults.Of(() => Sample.Plan(folder)).Id);
    }

    [UnixFact]
    public void What_lies_behind_a_link_may_be_there()
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(Server + Package)), ("real/web.py", App), ("src/keep.py", "")]);
        Directory.CreateSymbolicLink(folder["src/shop"], "../real");
        Assert.True(EntryPointRequest.TryParse("shop.web:app", out var request));
        Assert.Equal("PYC2192", Assert.Single(Sample.Plan(folder, options => options with { EntryPoint = request }).Findings).Id);
    }

    private static ServicePlan Plan(string manifest, string? entryPoint, params (string, string)[] files)
    {
        EntryPointRequest? request = null;
        Assert.True(entryPoint is null || EntryPointRequest.TryParse(entryPoint, out request));
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(manifest)), .. files]);
        return Sample.Plan(folder, options => options with { EntryPoint = request });
    }
}

namespace PyContainer.Build.Planning;

/// <summary>Where application objects are looked for, and which of several counts.</summary>
public sealed class ApplicationFinderTests
{
    private const string App = "app = FastAPI()\n";

    [Theory]
    [InlineData("main.py", "main:app")]
    [InlineData("src/shop/web.py", "shop.web:app")]
    [InlineData("src/shop/__init__.py", "shop:app")]
    [InlineData("shop/api/v1.py", "shop.api.v1:app")]
    public void A_module_is_named_as_the_installed_project_names_it(string file, string expected) => Assert.Equal(expected, Find((file, App)));

    [Theory]
    [InlineData("app = FastAPI()", "main:app")]
    [InlineData("app=FastAPI()", "main:app")]
    [InlineData("app: FastAPI = FastAPI(title='x')", "main:app")]
    [InlineData("app = fastapi.FastAPI(", "main:app")]
    [InlineData("service = FastAPI()", "main:service")]
    [InlineData("\uFEFFapp = FastAPI()", "main:app")]
    public void An_assignment_at_the_left_margin_is_found(string line, string expected) => Assert.Equal(expected, Find(("main.py", line + "\r\n")));

    [Theory]
    [InlineData("    app = FastAPI()")]
    [InlineData("# app = FastAPI()")]
    [InlineData("app == FastAPI()")]
    [InlineData("app = MyFastAPI()")]
    [InlineData("app = FastAPI")]
    [InlineData("app.state = FastAPI()")]
    [InlineData("def create_app(settings):")]
    public void Another_line_is_not_taken_for_one(string line) =>
        Assert.Equal("PYC2015", Faults.Of(() => Find(("main.py", line + "\n"))).Id);

    [Theory]
    [InlineData("tests/conftest.py")]
    [InlineData("conftest.py")]
    [InlineData("src/shop/tests/app.py")]
    [InlineData("src/shop/test/app.py")]
    [InlineData("docs/conf.py")]
    [InlineData("examples/main.py")]
    [InlineData("build/lib/main.py")]
    [InlineData(".venv/lib/main.py")]
    [InlineData("src/not-a-module/main.py")]
    [InlineData("main.txt")]
    public void What_does_not_ship_as_a_module_is_not_searched(string file) => Assert.Equal("PYC2015", Faults.Of(() => Find((file, App))).Id);

    [Fact]
    public void The_usual_name_counts_more_than_another() =>
        Assert.Equal("main:app", Find(("admin.py", "admin = FastAPI()\n"), ("main.py", "inner = FastAPI()\n" + App)));

    [Fact]
    public void A_module_near_the_top_counts_more_than_a_nested_one() => Assert.Equal("main:app", Find(("main.py", App), ("shop/web.py", App)));

    [Fact]
    public void An_object_counts_more_than_a_factory() =>
        Assert.Equal("shop.web:app", Find(("main.py", "def create_app():\n"), ("shop/web.py", App)));

    [Fact]
    public void Two_objects_of_equal_rank_are_an_error_that_lists_both()
    {
        var fault = Faults.Of(() => Find(("b.py", App), ("a.py", App), ("deep/c.py", App)));
        Assert.Equal(("PYC2016", 1), (fault.Id, fault.Span!.Value.Line));
        Assert.Contains("a:app, b:app. Set PyContainerEntryPoint", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_larger_than_a_megabyte_is_data_and_not_read() =>
        Assert.Equal("PYC2015", Faults.Of(() => Find(("main.py", App + new string('#', 1 << 20)))).Id);

    [Fact]
    public void A_search_that_ends_before_all_modules_are_read_says_so()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 5001).Select(index => ($"shop/m{index}.py", ""))];
        Assert.Equal("PYC2196", Faults.Of(() => Find(files)).Id);
        Assert.Equal("PYC2015", Faults.Of(() => Find(files[1..])).Id);
    }

    private static string Find(params (string, string)[] files)
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest("dependencies = [\"fastapi\", \"hypercorn\"]\n")), .. files]);
        return Sample.Plan(folder).Launch.Command[3];
    }
}

namespace PyContainer.Build.Options;

public sealed class EntryPointRequestTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("my-tool.v2")]
    [InlineData("_x")]
    [InlineData("2to3")]
    public void A_plain_word_is_a_script(string text) => Assert.Equal(new EntryPointRequest.Script(text), Read(text));

    [Theory]
    [InlineData("main:app", "main", "app", false)]
    [InlineData("a.b_c.d1:application", "a.b_c.d1", "application", false)]
    [InlineData("shop.web:create_app()", "shop.web", "create_app()", true)]
    public void A_module_with_an_attribute_is_an_application(string text, string module, string attribute, bool isFactory)
    {
        var application = Assert.IsType<EntryPointRequest.Application>(Read(text));
        Assert.Equal((module, attribute, isFactory, text), (application.ModuleName, application.Attribute, application.IsFactory, application.ToString()));
    }

    [Theory]
    [InlineData("-m shop", "shop")]
    [InlineData("-m   shop.worker", "shop.worker")]
    public void A_module_after_the_switch_is_a_program(string text, string module)
    {
        var program = Assert.IsType<EntryPointRequest.ModuleProgram>(Read(text));
        Assert.Equal((module, $"-m {module}"), (program.Name, program.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("serve now")]
    [InlineData(" serve")]
    [InlineData("serve ")]
    [InlineData("serve\n")]
    [InlineData("serve\nUSER root")]
    [InlineData("serve;id")]
    [InlineData("serve&&id")]
    [InlineData("serve|id")]
    [InlineData("$(id)")]
    [InlineData("`id`")]
    [InlineData("$HOME")]
    [InlineData("\"serve\"")]
    [InlineData("'serve'")]
    [InlineData("se\\rve")]
    [InlineData("../serve")]
    [InlineData("/bin/sh")]
    [InlineData("-c")]
    [InlineData("--help")]
    [InlineData(".hidden")]
    [InlineData("main:")]
    [InlineData(":app")]
    [InlineData("main:app:x")]
    [InlineData("main:app.x")]
    [InlineData("main:create_app(1)")]
    [InlineData("main:create_app()()")]
    [InlineData("main:app\n")]
    [InlineData("main: app")]
    [InlineData("a..b:app")]
    [InlineData("a-b:app")]
    [InlineData("1a:app")]
    [InlineData("-m")]
    [InlineData("-m ")]
    [InlineData("-mshop")]
    [InlineData("-m shop --reload")]
    [InlineData("-m shop;id")]
    [InlineData("-m\nshop")]
    [InlineData("-m shop\n")]
    [InlineData("-c shop")]
    [InlineData("großer")]
    public void What_would_need_a_shell_or_quotes_is_refused(string text)
    {
        Assert.False(EntryPointRequest.TryParse(text, out var request));
        Assert.Null(request);
    }

    private static EntryPointRequest Read(string text)
    {
        Assert.True(EntryPointRequest.TryParse(text, out var request));
        return request!;
    }
}

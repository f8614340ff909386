using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PyContainer.Build;

public sealed class StepsBinderTests
{
    [Theory]
    [InlineData("assets", "", "", "PYC2062")]
    [InlineData("assets", "minify > out", "", "PYC2062")]
    [InlineData("assets", "a && b", "", "PYC2062")]
    [InlineData("assets", "python\tx", "", "PYC2062")]
    [InlineData("My assets", "python", "", "PYC2062")]
    [InlineData("a\nRUN id", "python", "", "PYC2062")]
    [InlineData("assets", "python", "host", "PYC2063")]
    [InlineData("assets", "python", "None", "PYC2063")]
    public void A_bad_command(string name, string command, string network, string code)
    {
        using var service = new ServiceFolder();
        Assert.Equal([code], Errors(service, ServiceFolder.List("PyContainerBuildCommand", Item(name, ("Command", command), ("Network", network)))));
    }

    [Fact]
    public void Two_commands_of_one_name()
    {
        using var service = new ServiceFolder();
        Assert.Equal(["PYC2062"], Errors(service, ServiceFolder.List("PyContainerBuildCommand", Item("a", ("Command", "true")), Item("a", ("Command", "true")))));
    }

    [Fact]
    public void A_command_is_split_as_that_of_a_check_and_has_no_network_unless_asked()
    {
        using var service = new ServiceFolder();
        var options = service.Bind(items: ServiceFolder.List("PyContainerBuildCommand", Item("a", ("Command", "python -c 'print(1)'")), Item("b", ("Command", "[\"true\"]"), ("Network", "default")))).Options!;
        Assert.Equal([("a", "python|-c|print(1)", false), ("b", "true", true)], options.BuildCommands.Select(command => (command.Name, string.Join('|', command.Arguments), command.HasNetwork)));
    }

    [Theory]
    [InlineData("static", "/etc", "", "", "prod")]
    [InlineData("static", "", "", "", "prod")]
    [InlineData("static", "/app/.venv/bin", "", "", "prod")]
    [InlineData(".", "/app/x", "", "", "prod")]
    [InlineData("../x", "/app/x", "", "", "prod")]
    [InlineData("/etc/passwd", "/app/x", "", "", "prod")]
    [InlineData("a b", "/app/x", "", "", "prod")]
    [InlineData("static", "/app/x", "", "", "deps")]
    [InlineData("static", "/app/x", "not-there", "", "prod")]
    [InlineData("not-there", "/app/x", "publish", "", "prod")]
    [InlineData("x.css", "/app/x", "publish", "image:1", "prod")]
    [InlineData("/", "/app/x", "", "image:1", "prod")]
    [InlineData("/a", "/app/x", "", "build", "prod")]
    [InlineData("/a", "/app/x", "", "x\nRUN id", "prod")]
    [InlineData("/a", "/app/x\nRUN id", "", "image:1", "prod")]
    public void A_bad_copy(string source, string to, string folder, string from, string stage)
    {
        using var service = new ServiceFolder();
        service.Write("publish/x.css", "");
        Assert.Equal(["PYC2064"], Errors(service, ServiceFolder.List("PyContainerCopy", Item(source, ("To", to), ("Folder", folder), ("From", from), ("Stage", stage)))));
    }

    [Fact]
    public void Copies_know_where_they_come_from_and_folders_are_numbered()
    {
        using var service = new ServiceFolder();
        service.Write("publish/x.css", "");
        service.Write("other/y.css", "");
        var copies = service.Bind(items: ServiceFolder.List("PyContainerCopy",
            Item(".", ("To", "/app/x"), ("Folder", "publish")),
            Item("main.py", ("To", "/app/y/"), ("Stage", "build")),
            Item("usr/share/zoneinfo/", ("To", "/app/z"), ("From", "image:1")),
            Item("y.css", ("To", "/app/y.css"), ("Folder", Path.Combine(service.Folder, "other"))))).Options!.Copies;
        Assert.Equal(
            [(".", "copy-1", null, false), ("main.py", null, null, true), ("/usr/share/zoneinfo", null, "image:1", false), ("y.css", "copy-2", null, false)],
            copies.Select(copy => (copy.Source, copy.ContextName, copy.From, copy.IsForBuild)));
        Assert.Equal([Path.Combine(service.Folder, "publish"), Path.Combine(service.Folder, "other")], copies.Select(copy => copy.Folder).OfType<string>());
    }

    private static string[] Errors(ServiceFolder service, ITaskItem[] items) => ServiceFolder.ErrorsOf(service.Bind(items: items).Findings);

    private static TaskItem Item(string spec, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(spec);
        foreach (var (name, value) in metadata)
            item.SetMetadata(name, value);
        return item;
    }
}

namespace PyContainer.Build;

/// <summary>What a user can get wrong before any engine is asked: each has its code and its place.</summary>
public sealed class BadInputTests
{
    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    [PackageFact]
    public void A_service_without_a_manifest()
    {
        using var repository = Template.Repository();
        File.Delete(repository.PathOf("pyproject.toml"));
        MustFail(repository, [.. _publish, "-p:EnablePyContainer=true"], "PYC2001", Template.ProjectFile, 0, 0);
    }

    [PackageFact]
    public void A_folder_of_a_service_that_is_not_there()
    {
        using var repository = Template.Repository();
        MustFail(repository, [.. _publish, "-p:PyContainerProjectDirectory=elsewhere"], "PYC2001", Template.ProjectFile, 0, 0);
    }

    [PackageTheory]
    [InlineData("pyproject.toml")]
    [InlineData("uv.lock")]
    public void A_file_that_is_not_TOML(string file)
    {
        using var repository = Template.Repository();
        repository.Write(file, "# one\n[project]\nname = greeter\n");
        MustFail(repository, _publish, "PYC1002", file, 3, 8);
    }

    [PackageFact]
    public void A_manifest_whose_fields_are_of_the_wrong_type()
    {
        using var repository = Template.Repository();
        repository.Write("pyproject.toml", "[project]\nname = \"greeter\"\nversion = 1\n");
        MustFail(repository, _publish, "PYC1006", "pyproject.toml", 3, 11);
    }

    [PackageFact]
    public void A_project_without_a_lock()
    {
        using var repository = Template.Repository();
        File.Delete(repository.PathOf("uv.lock"));
        MustFail(repository, _publish, "PYC1001", "uv.lock", 0, 0);
    }

    [PackageFact]
    public void A_project_with_nothing_to_start()
    {
        using var repository = Template.Repository();
        File.Delete(repository.PathOf("src/greeter/app.py"));
        MustFail(repository, _publish, "PYC2015", "pyproject.toml", 1, 1);
    }

    [PackageTheory]
    [InlineData("PYC2003", "-p:ContainerImageTag=été")]
    [InlineData("PYC2003", "-p:ContainerImageTag=1.0+metadata")]
    [InlineData("PYC2004", "-p:ContainerRepository=!!")]
    [InlineData("PYC2004", "-p:ContainerRepository=shop//orders")]
    [InlineData("PYC2006", "-p:ContainerRepository=registry.invalid:5000/shop/orders")]
    [InlineData("PYC2007", "-p:PyContainerBase=alpine")]
    [InlineData("PYC2009", "-p:PyContainerTarget=debug")]
    [InlineData("PYC2028", "-p:ContainerRegistry=https://registry.invalid")]
    public void An_option_that_is_not_one(string code, string option)
    {
        using var repository = Template.Repository();
        MustFail(repository, [.. _publish, option], code, Template.ProjectFile, 0, 0);
    }

    [PackageFact]
    public void All_wrong_options_are_told_at_once()
    {
        using var repository = Template.Repository();
        repository.Dotnet([.. _publish, "-p:ContainerImageTag=!!", "-p:ContainerRepository=!!", "-p:PyContainerBase=alpine", "-p:PyContainerPythonVersion=pypy"])
            .MustFailWith("PYC2003", "PYC2004", "PYC2007", "PYC2019");
        Assert.Empty(repository.Docker.Calls);
    }

    private static void MustFail(TestRepository repository, string[] arguments, string code, string file, int line, int column)
    {
        var run = repository.Dotnet(arguments).MustFailWith(code);
        var error = run.Errors[0];
        Assert.Equal((repository.PathOf(file), line, column), (error.File, error.Line, error.Column));
        Assert.Empty(repository.Docker.Calls);
    }
}

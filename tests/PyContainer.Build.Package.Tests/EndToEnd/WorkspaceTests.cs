using System.Diagnostics;

namespace PyContainer.Build;

[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class WorkspaceTests
{
    private const string Line = "order 0: 1 x opening balance settled";

    [EngineFact]
    public void A_publish_of_the_solution_makes_one_image_of_each_member_that_is_a_service() // PEER-26
    {
        using var repository = Sample.Copy("workspace", "Shop.sln");
        foreach (var member in new[] { "orders", "billing" })
            Sample.Publish(repository, $"{Engine.Prefix}/{member}:1", $"services/{member}/{member}.csproj").MustSucceed();

        using (var orders = new HardenedContainer($"{Engine.Prefix}/orders:1"))
            Assert.Equal("[]", orders.Get("/orders"));

        // The worker has no port; it says a line and ends when it is asked to. What only orders needs is not in it.
        var billing = $"{Engine.Prefix}/billing:1";
        var id = Engine.Docker(["run", "-d", .. HardenedContainer.Options, billing]);
        try
        {
            var patience = Stopwatch.StartNew();
            while (!Engine.Docker("logs", id).Contains(Line, StringComparison.Ordinal) && patience.Elapsed < TimeSpan.FromSeconds(20))
                Thread.Sleep(100);
            Engine.Docker("stop", id);
            Assert.Equal("0", Engine.Docker("inspect", "-f", "{{.State.ExitCode}}", id));
            Assert.Contains(Line, Engine.Docker("logs", id), StringComparison.Ordinal);
        }
        finally
        {
            Engine.Docker("rm", "-f", id);
        }
        var imports = Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", billing, "-c", "import importlib.util as u; print([bool(u.find_spec(n)) for n in ('acme_common', 'redis', 'fastapi', 'orders')])");
        Assert.Equal("[True, True, False, False]", imports);
    }

    // hatchling asks for more where it installs in place, and has no network there.
    [EngineFact]
    public void The_stage_for_developers_has_the_members_in_place_whoever_builds_and_installs_them()
    {
        using var repository = Sample.Copy("workspace", "Shop.sln");
        foreach (var installer in new[] { "uv", "pip" })
        {
            var image = $"{Engine.Prefix}/orders-{installer}:build";
            Sample.Publish(repository, image, "services/orders/orders.csproj", "-p:PyContainerTarget=build", $"-p:PyContainerInstaller={installer}", "-p:PyContainerBase=slim").MustSucceed();
            Assert.Equal("/src/libs/common/src/acme_common/__init__.py /src/services/orders/src/orders/__init__.py",
                Engine.Docker("run", "--rm", image, "python", "-c", "import acme_common, orders; print(acme_common.__file__, orders.__file__)"));
        }
    }
}

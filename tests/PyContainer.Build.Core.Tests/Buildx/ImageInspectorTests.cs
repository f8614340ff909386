using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

public sealed class ImageInspectorTests
{
    [Fact]
    public async Task An_image_is_asked_for_by_its_name()
    {
        var runner = new FakeRunner(_ => new(0, "{\"Id\":\"sha256:0\",\"RootFS\":{\"Layers\":[\"sha256:1\"]},\"Config\":{}}\n", ""));
        var image = await new ImageInspector(runner).InspectAsync("docker", "shop/orders:1", CancellationToken.None);
        Assert.Equal(("sha256:0", 1), (image.Id, image.Layers));
        Assert.Equal(["image", "inspect", "--format", "{{json .}}", "shop/orders:1"], runner.Calls.Single().Arguments);
    }

    [Theory]
    [InlineData("PYC3602", 0, "{\"Id\":\"a\",\"RootFS\":{\"Layers\":[]},\"Config\":{}}", "")]
    [InlineData("PYC3602", 0, "{\"Id\":\"a\",\"Config\":{}}", "")]
    [InlineData("PYC3603", 0, "[]", "")]
    [InlineData("PYC3603", 0, "", "")]
    [InlineData("PYC3603", 1, "", "Error response from daemon: No such image: shop/orders:1\n")]
    public async Task An_image_that_is_empty_or_not_there_is_an_error(string code, int exitCode, string output, string error)
    {
        var inspector = new ImageInspector(new FakeRunner(_ => new ProcessResult(exitCode, output, error)));
        var fault = await Faults.OfAsync(() => inspector.InspectAsync("docker", "shop/orders:1", CancellationToken.None));
        Assert.Equal(code, fault.Id);
        Assert.Contains("'shop/orders:1'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(error.Trim(), fault.Message, StringComparison.Ordinal);
    }
}

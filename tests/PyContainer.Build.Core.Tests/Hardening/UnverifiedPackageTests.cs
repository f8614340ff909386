using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Hardening;

/// <summary>What the lock has no hash for, of what ships.</summary>
public sealed class UnverifiedPackageTests
{
    private const string Lock =
        """
        version = 1
        revision = 3
        requires-python = ">=3.13"

        [[package]]
        name = "bare"
        version = "1.0"
        source = { registry = "https://index.example/simple" }
        wheels = [
            { url = "https://index.example/bare-1.0-py3-none-any.whl", size = 5 },
        ]

        [[package]]
        name = "hashed"
        version = "1.0"
        source = { registry = "https://index.example/simple" }
        wheels = [
            { url = "https://index.example/hashed-1.0-py3-none-any.whl", hash = "sha256:0000000000000000000000000000000000000000000000000000000000000000", size = 5 },
        ]

        [[package]]
        name = "orders"
        version = "1.0"
        source = { virtual = "." }
        dependencies = [
            { name = "bare" },
            { name = "hashed" },
        ]

        [package.dev-dependencies]
        dev = [
            { name = "tool" },
        ]

        [[package]]
        name = "tool"
        version = "1.0"
        source = { registry = "https://index.example/simple" }
        sdist = { url = "https://index.example/tool-1.0.tar.gz", size = 5 }
        """;

    [Fact]
    public void A_file_without_a_hash_that_ships_has_its_place_in_the_lock()
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("dependencies = [\"bare\", \"hashed\"]\n")), ("uv.lock", Lock + "\n"));
        var options = Sample.Options(folder.Path);
        var found = UnverifiedPackage.Of(Sample.ReadLock(Lock + "\n", folder["uv.lock"]), ServiceProject.Find(options), options);

        Assert.Equal(["bare"], found.Select(package => package.Name));
        var report = HardeningPolicy.Check(DockerfileReader.Parse("FROM scratch AS prod\n", folder["Dockerfile"]), Inspect.Context with { Unverified = found });
        var finding = report.Findings.Single(finding => finding.Id == "PYC4016");
        Assert.StartsWith($"{folder["uv.lock"]}(5,1): warning PYC4016: HARD-16: a file of 'bare' has no hash in the lock.", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_ship_count()
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("dependencies = [\"bare\", \"hashed\"]\n[dependency-groups]\ndev = [\"tool\"]\n")), ("uv.lock", Lock + "\n"));
        ServiceOptions options = Sample.Options(folder.Path) with { Groups = ["dev"] };

        Assert.Equal(["bare", "tool"], UnverifiedPackage.Of(Sample.ReadLock(Lock + "\n", folder["uv.lock"]), ServiceProject.Find(options), options).Select(package => package.Name));
    }
}

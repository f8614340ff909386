using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

public sealed class BinderTests
{
    [Theory]
    [InlineData("Repository", "", "PYC2004")]
    [InlineData("Repository", "!!", "PYC2004")]
    [InlineData("Repository", "a//b", "PYC2004")]
    [InlineData("Repository", "UPPER/case", "PYC2004")]
    [InlineData("Repository", "Contoso.Api", "PYC2004")]
    [InlineData("PythonVersion", "python3.13", "PYC2019")]
    [InlineData("PythonVersion", "cpython-3.13", "PYC2019")]
    [InlineData("Repository", "registry.invalid/orders", "PYC2006")]
    [InlineData("Repository", "localhost:5000/orders", "PYC2006")]
    [InlineData("Registry", "https://registry.invalid", "PYC2028")]
    [InlineData("Registry", "registry.invalid/path", "PYC2028")]
    [InlineData("ImageTag", ".1", "PYC2003")]
    [InlineData("ImageTag", "été", "PYC2003")]
    [InlineData("ImageTag", "1.0+x", "PYC2003")]
    [InlineData("ImageTags", "1;-2", "PYC2003")]
    [InlineData("RuntimeImage", "UPPER", "PYC2010")]
    [InlineData("BuilderImage", "debian:13@sha256:12", "PYC2010")]
    [InlineData("UvImage", "https://registry.invalid/uv", "PYC2010")]
    [InlineData("Stage", "debug", "PYC2009")]
    [InlineData("Base", "alpine", "PYC2007")]
    [InlineData("Debug", "yes", "PYC2031")]
    [InlineData("PackageName", "-orders", "PYC2051")]
    [InlineData("UvVersion", "0.13", "PYC2018")]
    [InlineData("ProjectVersion", "1.0 $(id)", "PYC2061")]
    [InlineData("LockCheck", "never", "PYC2048")]
    [InlineData("LockStaleAs", "message", "PYC2049")]
    [InlineData("KeyringProvider", "native", "PYC2131")]
    [InlineData("PythonVersion", ">=3.12", "PYC2019")]
    [InlineData("PythonVersion", "pypy3.10", "PYC2019")]
    [InlineData("Dockerfile", "not-there", "PYC2021")]
    [InlineData("Verify", "files", "PYC4110")]
    [InlineData("CaCertificate", "not-there.pem", "PYC2021")]
    [InlineData("EntryPoint", "orders.app:app; id", "PYC2014")]
    [InlineData("HealthPath", "healthz", "PYC2013")]
    [InlineData("HealthPath", "/a'b", "PYC2013")]
    [InlineData("StopSignal", "15", "PYC2025")]
    [InlineData("Builder", "my builder", "PYC2027")]
    [InlineData("BuildNetwork", "bridge", "PYC2024")]
    [InlineData("ExtraHosts", "name", "PYC2023")]
    [InlineData("ExtraHosts", "name=not-an-address", "PYC2023")]
    [InlineData("PythonDownloads", "https://user:word@mirror.invalid/", "PYC2026")]
    [InlineData("PythonDownloads", "/folder", "PYC2026")]
    [InlineData("ArchiveFormat", "tar", "PYC2077")]
    [InlineData("Compression", "xz", "PYC2078")]
    [InlineData("Sbom", "yes", "PYC2075")]
    [InlineData("Provenance", "full", "PYC2076")]
    [InlineData("RuntimeIdentifier", "win-x64", "PYC2073")]
    [InlineData("ImageFormat", "oci-layout", "PYC2105")]
    [InlineData("LocalRegistry", "Podman", "PYC2104")]
    [InlineData("User", "app", "PYC2110")]
    [InlineData("User", "root", "PYC2110")]
    [InlineData("User", "1000:", "PYC2110")]
    [InlineData("User", "1:2:3", "PYC2110")]
    [InlineData("User", "-1", "PYC2110")]
    [InlineData("User", "4294967296", "PYC2110")]
    [InlineData("WorkingDirectory", "app", "PYC2111")]
    [InlineData("WorkingDirectory", "/app/../etc", "PYC2111")]
    [InlineData("WorkingDirectory", "/app//data", "PYC2111")]
    [InlineData("WorkingDirectory", "/proc/self", "PYC2111")]
    [InlineData("WorkingDirectory", "/app data", "PYC2111")]
    [InlineData("WorkingDirectory", "C:/app", "PYC2111")]
    [InlineData("AppCommandInstruction", "Shell", "PYC2112")]
    [InlineData("AppCommandInstruction", "None", "PYC2116")]
    [InlineData("RuntimeIdentifiers", "linux-x64;osx-arm64", "PYC2073")]
    public void A_bad_option_has_its_code_and_the_project_as_its_place(string metadata, string value, string code)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata(metadata, value);
        var (options, findings) = service.Bind();
        var finding = Assert.Single(findings);
        Assert.Equal((code, Path.Combine(service.Folder, "orders.csproj"), 0), (finding.Id, finding.Span?.File, finding.Span?.Line));
        Assert.Null(options);
    }

    [Theory]
    [InlineData("app", "Kubernetes")]
    [InlineData("4294967296", "2147483647")]
    [InlineData("1:99999999999999999999", "2147483647")]
    public void A_user_that_is_refused_is_told_why(string user, string reason)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("User", user);
        Assert.Contains(reason, Assert.Single(service.Bind().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_with_metadata_is_refused_with_the_tag_that_takes_its_place()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ImageTag", "1.2.3-b+m");
        Assert.Contains("(write '1.2.3-b_m')", Assert.Single(service.Bind().Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "", "PYC2011")]
    [InlineData("65536", "", "PYC2011")]
    [InlineData("8000", "sctp", "PYC2011")]
    [InlineData("http", "", "PYC2011")]
    public void A_bad_port(string port, string type, string code)
    {
        using var service = new ServiceFolder();
        Assert.Equal([code], service.Errors(ports: [Item(port, "Type", type)]));
    }

    [Theory]
    [InlineData("1A", "x", "PYC2012")]
    [InlineData("A B", "x", "PYC2012")]
    [InlineData("A", "x\ty", "PYC2002")]
    public void A_bad_variable(string name, string value, string code)
    {
        using var service = new ServiceFolder();
        Assert.Equal([code], service.Errors(variables: [Item(name, "Value", value)]));
    }

    [Theory]
    [InlineData("image:1", "")]
    [InlineData("image:1", "not-there")]
    [InlineData("image:1", "docker-image://")]
    [InlineData("image:1", "docker-image://UPPER")]
    [InlineData("not an image", "docker-image://image:1")]
    public void A_bad_build_context(string name, string source)
    {
        using var service = new ServiceFolder();
        Assert.Equal(["PYC2022"], service.Errors(contexts: [Item(name, "Source", source)]));
    }

    [Theory]
    [InlineData("libpq5; id", "", "prod")]
    [InlineData("-y", "", "prod")]
    [InlineData("libpq5", "1 2", "prod")]
    [InlineData("libpq5", "", "runtime")]
    public void A_bad_package(string name, string version, string stage)
    {
        using var service = new ServiceFolder();
        var item = Item(name, "Version", version);
        item.SetMetadata("Stage", stage);
        Assert.Equal(["PYC2046"], service.Errors(packages: [item]));
    }

    [Fact]
    public void A_folder_without_a_manifest()
    {
        using var service = new ServiceFolder();
        File.Delete(Path.Combine(service.Folder, "pyproject.toml"));
        Assert.Equal(["PYC2001"], service.Errors());
    }

    [Fact]
    public void Both_properties_of_tags()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ImageTag", "1");
        service.Item.SetMetadata("ImageTags", "1;2");
        Assert.Equal(["PYC2008"], service.Errors());
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        using var service = new ServiceFolder();
        (string Name, string Code)[] faults =
        [
            ("Repository", "PYC2004"), ("Registry", "PYC2028"), ("ImageTag", "PYC2003"), ("Stage", "PYC2009"), ("Base", "PYC2007"), ("Debug", "PYC2031"), ("RuntimeImage", "PYC2010"),
            ("PackageName", "PYC2051"), ("UvVersion", "PYC2018"), ("LockCheck", "PYC2048"), ("LockStaleAs", "PYC2049"), ("PythonVersion", "PYC2019"), ("EntryPoint", "PYC2014"), ("HealthPath", "PYC2013"), ("StopSignal", "PYC2025"),
            ("Dockerfile", "PYC2021"), ("Verify", "PYC4110"), ("Builder", "PYC2027"), ("BuildNetwork", "PYC2024"), ("ExtraHosts", "PYC2023"), ("PythonDownloads", "PYC2026"),
        ];
        foreach (var (name, _) in faults)
            service.Item.SetMetadata(name, "!!");
        var codes = service.Errors(ports: [Item("!!", "Type", "")], variables: [Item("!!", "Value", "")], contexts: [Item("!!", "Source", "!!")], packages: [Item("!!", "Stage", "build")]);
        Assert.Equal(faults.Select(fault => fault.Code).Concat(["PYC2011", "PYC2012", "PYC2022", "PYC2046"]).Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1;2")]
    [InlineData("1,2")]
    [InlineData("1 2")]
    [InlineData(" 1 ; 2 ;")]
    [InlineData("1;2;1")]
    public void Tags_may_be_separated_as_a_command_line_allows(string tags)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ImageTags", tags);
        Assert.Equal(["orders:1", "orders:2"], service.Bind().Options!.ImageNames);
    }

    [Fact]
    public void A_name_that_was_made_valid_is_told_and_no_error()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ProjectName", "Contoso.Orders API");
        service.Item.SetMetadata("Repository", "Contoso.Orders API");
        var (options, findings) = service.Bind();
        Assert.Equal("contoso-orders-api", options!.Repository.Value);
        Assert.Equal(("PYC2005", DiagnosticSeverity.Message), (Assert.Single(findings).Id, Assert.Single(findings).Severity));
    }

    [Fact]
    public void Nothing_set_means_the_documented_defaults()
    {
        using var service = new ServiceFolder();
        var options = service.Bind().Options!;
        Assert.Equal(["orders:latest"], options.ImageNames);
        Assert.Equal((BuildTarget.Prod, BaseKind.DistrolessCc, LockCheckMode.Auto, "docker", false, false), (options.Target, options.Base, options.LockCheck, options.DockerPath, options.IsDebug, options.LockStaleIsWarning));
        Assert.Equal((null, null, null, null, null), (options.Registry, options.Archive, options.DigestFile, options.Dockerfile, options.CaCertificate));
        Assert.Empty(options.Ports);
    }

    [Fact]
    public void The_last_of_equal_variables_counts_as_in_the_SDK()
    {
        using var service = new ServiceFolder();
        Assert.Equal([new EnvironmentVariable("A", "2")], service.Bind(variables: [Item("A", "Value", "1"), Item("A", "Value", "2")]).Options!.EnvironmentVariables);
    }

    [Fact]
    public void Relative_paths_start_at_the_projects_folder_and_not_where_the_build_was_called()
    {
        using var service = new ServiceFolder();
        var file = service.Write("ca/company.pem", "");
        service.Item.SetMetadata("CaCertificate", "ca/company.pem");
        service.Item.SetMetadata("DigestFile", "out/digest");
        service.Item.SetMetadata("Archive", "out/images");
        var options = service.Bind().Options!;
        Assert.Equal((file, Path.Combine(service.Folder, "out", "digest"), Path.Combine(service.Folder, "out", "images", "orders.tar")), (options.CaCertificate, options.DigestFile, options.Archive));
    }

    internal static TaskItem Item(string spec, string name, string value)
    {
        var item = new TaskItem(spec);
        item.SetMetadata(name, value);
        return item;
    }
}

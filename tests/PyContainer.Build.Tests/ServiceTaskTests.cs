using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>What every task does around its work: an expected failure becomes its code, a defect stays a defect.</summary>
public sealed class ServiceTaskTests
{
    private static readonly DiagnosticDescriptor _expected = new("PYC2999", DiagnosticSeverity.Error, "It went wrong with {0}.");

    [Fact]
    public void An_expected_failure_is_one_error_with_code_place_and_help_after_its_details()
    {
        var (result, engine) = Run(_ => throw new DiagnosticException(_expected.At(new SourceSpan("/a/uv.lock", 12, 5), "{braces}")) { Details = ["first", "{0} second"] });
        Assert.False(result);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("PYC2999", "/a/uv.lock", 12, 5), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
        Assert.Equal("It went wrong with {braces}.", error.Message);
        Assert.EndsWith("#pyc2999", error.HelpLink, StringComparison.Ordinal);
        Assert.Equal(["first", "{0} second"], engine.Messages.Where(message => message.Importance == MessageImportance.High).Select(message => message.Message));
    }

    [Fact]
    public void A_failure_without_a_place_points_to_the_project_and_not_into_the_package()
    {
        var (_, engine) = Run(_ => throw _expected.Error(at: null, "x"));
        Assert.EndsWith("orders.csproj", Assert.Single(engine.Errors).File, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_system_refuses_is_a_coded_error()
    {
        var (result, engine) = Run(_ => throw new IOException("disk full"));
        Assert.False(result);
        Assert.Equal("PYC2040", Assert.Single(engine.Errors).Code);
        Assert.Equal("PYC2040", Assert.Single(Run(_ => throw new UnauthorizedAccessException("no")).Engine.Errors).Code);
    }

    [Fact]
    public void A_full_disk_is_told_as_that()
    {
        // Linux has a device that is always full; elsewhere the exception is the one that .NET makes of the system's number.
        var (_, engine) = Run(_ =>
        {
            if (OperatingSystem.IsLinux())
                File.WriteAllText("/dev/full", "x");
            throw new IOException("There is not enough space on the disk.", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
        });
        var error = Assert.Single(engine.Errors);
        Assert.Equal("PYC3122", error.Code);
        Assert.DoesNotContain("this account may use it", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker", "PYC3001")]
    [InlineData("podman", "PYC3120")]
    public void A_program_that_does_not_start_is_told_by_its_own_name(string name, string code)
    {
        var error = Assert.Single(Run(_ => throw new ProcessStartException(name, "is not on PATH")).Engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.Equal(name == "docker", error.Message!.Contains("Docker", StringComparison.Ordinal));
    }

    [Fact]
    public void A_defect_stays_a_defect() =>
        Assert.Equal("a defect", Assert.Throws<InvalidOperationException>(() => Run(_ => throw new InvalidOperationException("a defect"))).Message);

    [Fact]
    public void A_cancelled_task_fails_without_an_error()
    {
        var (result, engine) = Run(task =>
        {
            task.Cancel();
            task.Token.ThrowIfCancellationRequested();
        });
        Assert.False(result);
        Assert.Empty(engine.Errors);
        Assert.Single(engine.Messages, message => message.Importance == MessageImportance.High);
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_a_defect() =>
        Assert.Throws<OperationCanceledException>(() => Run(_ => throw new OperationCanceledException()));

    [Fact]
    public void A_service_with_a_bad_option_is_not_worked_on()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ImageTag", "!!");
        var hasRun = false;
        var (result, engine) = Run(_ => hasRun = true, service);
        Assert.False(result);
        Assert.False(hasRun);
        Assert.Equal(["PYC2003"], engine.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_message_of_the_binder_is_logged_with_its_code_and_the_work_goes_on()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("ProjectName", "Orders");
        service.Item.SetMetadata("Repository", "Orders");
        var hasRun = false;
        var (result, engine) = Run(_ => hasRun = true, service);
        Assert.True(result && hasRun);
        Assert.Contains(engine.Messages, message => message.Code == "PYC2005" && message.Importance == MessageImportance.Normal);
    }

    [Fact]
    public void Every_task_promises_to_be_safe_beside_others_in_one_process() =>
        Assert.All(typeof(ServiceTask).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ServiceTask))),
            type => Assert.Contains(type.CustomAttributes, attribute => attribute.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute"));

    private static (bool Result, FakeBuildEngine Engine) Run(Action<ProbeTask> work, ServiceFolder? folder = null)
    {
        using var own = folder is null ? new ServiceFolder() : null;
        var engine = new FakeBuildEngine();
        using var task = new ProbeTask(work) { BuildEngine = engine, Service = (folder ?? own)!.Item };
        return (task.Execute(), engine);
    }

    private sealed class ProbeTask(Action<ProbeTask> work) : ServiceTask
    {
        internal CancellationToken Token => Cancellation;

        protected override void Run(ServiceOptions options) => work(this);
    }
}

using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Buildx;

/// <summary>Failures that the output of the failed step tells, with the texts of uv, pip and the shell.</summary>
public sealed class FailureLogTests
{
    private const string Refused = "error: Failed to download `acme-greetings==1.0.0`\n  cause: Failed to fetch: https://index.example/a.whl\n  cause: HTTP status client error (401 Unauthorized) for url (https://index.example/a.whl)\n";

    [Theory]
    [InlineData("PYC3201", 1, "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.\n\nhint: To update the lockfile, run `uv lock`.\n")]
    [InlineData("PYC3201", 1, "error: No solution found when resolving dependencies for split (markers: python_full_version >= '3.15')\n")]
    [InlineData("PYC3201", 2, "error: Failed to fetch: https://index.example/simple/fastapi/\n")]
    [InlineData("PYC3201", 1, "error: Workspace member `/src/a` is missing a `pyproject.toml` (matches: `a`)\n")]
    [InlineData("PYC3202", 1, "error: Unable to find lockfile at `uv.lock`, but `--locked` was provided. To create a lockfile, run `uv lock` or `uv sync` without the flag.\n")]
    [InlineData("PYC3203", 2, "error: Required uv version `>=0.14` does not match the running version `0.13.9`. Update `uv` by running `uv self update`.\n", "requires uv >=0.14, the build has 0.13.9")]
    [InlineData("PYC3204", 2, "error: Distribution `httptools==0.9.0 @ registry+https://index.example/simple` can't be installed because it is marked as `--no-build` but has no binary distribution\n", "httptools==0.9.0")]
    [InlineData("PYC3204", 2, "error: Distribution `a==1 @ registry+x` can't be installed because it doesn't have a source distribution or wheel for the current platform\n\nhint: You're using CPython 3.13 (`cp313`)\n")]
    [InlineData("PYC3205", 1, "error: Failed to download `h11==0.16.0`\n  cause: Hash mismatch for `h11==0.16.0`\n\nExpected:\n  sha256:0\n\nComputed:\n  sha256:1\n", "h11==0.16.0")]
    [InlineData("PYC3205", 1, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, …\n")]
    [InlineData("PYC3206", 2, "error: No interpreter found for Python 3.11 in managed installations or search path\n\nhint: A managed Python download is available for Python 3.11, but Python downloads are set to 'never'\n", "Python 3.11")]
    [InlineData("PYC3206", 2, "error: The requested interpreter resolved to Python 3.13.5, which is incompatible with the project's Python requirement: `>=3.14` (from `project.requires-python`)\n", "3.13.5")]
    [InlineData("PYC3206", 1, "error: Failed to install cpython-3.13.5-linux-x86_64-gnu\n  cause: Failed to download `https://mirror.example/a.tar.gz`\n", "cpython-3.13.5-linux-x86_64-gnu")]
    [InlineData("PYC3206", 2, "error: No download found for request: cpython-3.14.0-linux-x86_64-gnu\n", "cpython-3.14.0")]
    [InlineData("PYC3206", 2, "error: Error while fetching remote python downloads json from `https://mirror.example/list.json`\n")]
    [InlineData("PYC3207", 1, "error: Failed to download and build `h11 @ git+https://git.example/h11`\n  cause: Git operation failed\n  cause: Git executable not found. Ensure that Git is installed and available.\n")]
    [InlineData("PYC3209", 1, "exec /bin/sh: exec format error\n")]
    [InlineData("PYC3212", 127, "/bin/sh: 1: gcc: not found\n", "'gcc'")]
    [InlineData("PYC3214", 2, Refused, "401 Unauthorized")]
    [InlineData("PYC3214", 2, "  cause: HTTP status client error (403 Forbidden) for url (https://index.example/simple/a/)\n", "403 Forbidden")]
    [InlineData("PYC3215", 1, "error: Failed to download `uvicorn==0.54.0`\n  cause: Request failed after 3 retries in 4.9s\n  cause: client error (Connect)\n  cause: dns error\n  cause: failed to lookup address information: Temporary failure in name resolution\n", "(dns error)")]
    [InlineData("PYC3215", 1, "  cause: tcp connect error\n  cause: Connection refused (os error 111)\n")]
    [InlineData("PYC3215", 1, "  cause: operation timed out\n")]
    [InlineData("PYC3216", 1, "  cause: invalid peer certificate: UnknownIssuer\n\nhint: Consider enabling use of system TLS certificates with the --system-certs command-line flag\n", "(UnknownIssuer)")]
    [InlineData("PYC3216", 1, "Could not fetch URL https://index.example/: There was a problem confirming the ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] …\nERROR: No matching distribution found for X\n")]
    [InlineData("PYC3230", 1, "error: Failed to build `orders @ file:///src/services/orders`\n  cause: Failed to resolve requirements from `build-system.requires`\n  cause: No solution found when resolving: `hatchling>=1.26`, `structlog>=0.5`\n  cause: Because structlog was not found in the cache and you require structlog>=0.5, we can conclude that your requirements are unsatisfiable.\n", "'structlog'")]
    [InlineData("PYC3230", 1, "Looking in links: /backends\nERROR: Could not find a version that satisfies the requirement structlog (from versions: none)\nERROR: No matching distribution found for structlog\n", "'structlog'")]
    [InlineData("PYC3231", 1, "error: No solution found when resolving dependencies\n  cause: Because nosuchbackend was not found in the package registry and you require nosuchbackend>=1, we can conclude that your requirements are unsatisfiable.\n", "'nosuchbackend>=1'")]
    [InlineData("PYC3217", 2, "error: Failed to build `greeter @ file:///src`\n  cause: Expected a Python module at: src/greeter/__init__.py\n", "'greeter'")]
    [InlineData("PYC3217", 2, "error: Failed to build `greeter @ file:///src`\n  cause: failed to open file `/src/README.md`: No such file or directory (os error 2)\n")]
    [InlineData("PYC3217", 1, "error: Failed to build `greeter @ file:///src`\n  cause: Failed to resolve requirements from `build-system.requires`\n  cause: No solution found when resolving: `nosuchbackend>=1`\n")]
    [InlineData("PYC3218", 2, "error: Group `nope` is not defined in the project's `dependency-groups` table\n", "'nope'")]
    [InlineData("PYC3218", 2, "error: Extra `nope` is not defined in the `optional-dependencies` table for `greeter`\n", "'nope'")]
    [InlineData("PYC3218", 2, "error: Could not find root package `nope`\n", "'nope'")]
    [InlineData("PYC3219", 2, "error: In `--require-hashes` mode, all requirements must have a hash, but none were provided for: redis==8.1.0\n")]
    [InlineData("PYC3219", 1, "ERROR: Hashes are required in --require-hashes mode, but they are missing from some requirements. …\n")]
    [InlineData("PYC3501", 1, "OSError: [Errno 28] No space left on device\n")]
    [InlineData("PYC3299", 1, "something new\n", "exit code 1")]
    [InlineData("PYC3299", 1, "HTTP 404: not found\n")]
    public void The_output_of_the_failed_step_has_its_code(string code, int exitCode, string log, string told = "")
    {
        var finding = Classify(log, exitCode);
        Assert.Equal((code, new SourceSpan("/repo/obj/Dockerfile", 31, 1)), (finding.Id, finding.Span!.Value));
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PYC3214", Refused + "error: No solution found when resolving dependencies\n")]
    [InlineData("PYC3215", "error: Failed to fetch: https://index.example/simple/a/\n  cause: dns error\n")]
    [InlineData("PYC3216", "error: Failed to fetch: https://index.example/simple/a/\n  cause: invalid peer certificate: Expired\n")]
    [InlineData("PYC3130", "error: Failed to install cpython-3.13.5-linux-x86_64-gnu\n  cause: dns error\n")]
    [InlineData("PYC3130", "error: Error while fetching remote python downloads json from `https://mirror.example/list.json`\n  cause: client error (Connect)\n  cause: dns error\n")]
    [InlineData("PYC3501", "error: Failed to build `greeter @ file:///src`\n  cause: No space left on device (os error 28)\n")]
    public void A_cause_outranks_the_error_above_it(string code, string log) => Assert.Equal(code, Classify(log).Id);

    [Fact]
    public void A_cancelled_build_is_that_before_everything_else()
    {
        var progress = BuildLog.Read(
            BuildLog.Vertex("sha256:a", "[deps 1/1] RUN uv sync", isCompleted: true, error: "process \"/bin/sh -c uv sync\" did not complete successfully: exit code: 137: context canceled: context canceled"),
            BuildLog.Log("sha256:a", "no space left on device\n"u8),
            "ERROR: failed to build: failed to solve: Canceled: context canceled");
        Assert.Null(progress.Failed);
        Assert.Equal("PYC3503", FailureCatalogue.Classify(130, progress, "/Dockerfile").Id);
    }

    [Fact]
    public void Want_of_memory_is_that_before_a_failed_step() => Assert.Equal("PYC3213", Classify("Resolved 21 packages\n", 137).Id);

    [Fact]
    public void What_another_step_printed_is_no_reason()
    {
        var progress = BuildLog.FailedStep("x\n");
        progress.Add(BuildLog.Log("sha256:other", "error: The lockfile at `uv.lock` needs to be updated\n"u8));
        Assert.Equal("PYC3299", FailureCatalogue.Classify(1, progress, "/Dockerfile").Id);
    }

    [Theory]
    [InlineData(new[] { "ERROR: failed to build: x" }, 0, 0)]
    [InlineData(new[] { "Dockerfile:12", "--------------------", "  12 | >>> RUN", "--------------------", "ERROR: x" }, 12, 1)]
    [InlineData(new[] { "Dockerfile:12", "-----", "ERROR: x" }, 0, 0)]
    [InlineData(new[] { "C:\\a b\\Dockerfile:7", "--------------------", "--------------------", "ERROR: x" }, 7, 1)]
    [InlineData(new[] { "Dockerfile:99999999999", "--------------------" }, 0, 0)]
    public void The_place_is_the_line_that_buildx_shows_in_the_file_that_was_passed(string[] text, int line, int column) =>
        Assert.Equal(new SourceSpan("/repo/obj/Dockerfile", line, column), FailureCatalogue.Classify(1, BuildLog.Read(text), "/repo/obj/Dockerfile").Span!.Value);

    private static Diagnostic Classify(string log, int exitCode = 1) => FailureCatalogue.Classify(1, BuildLog.FailedStep(log, exitCode), "/repo/obj/Dockerfile");
}

namespace PyContainer.Build.Buildx;

/// <summary>Failures that the message of buildx tells: one case at least for each row of the catalogue, as the programs print it.</summary>
public sealed class FailureMessageTests
{
    private const string Solve = "ERROR: failed to build: failed to solve: ";
    private const string Metadata = Solve + "debian:13: failed to resolve source metadata for docker.io/library/debian:13: ";

    [Theory]
    [InlineData("PYC3001", 127, "sh: 1: docker: not found")]
    [InlineData("PYC3001", 127, "bash: line 1: docker: command not found")]
    [InlineData("PYC3002", 1, "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information")]
    [InlineData("PYC3002", 125, "unknown flag: --file\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]")]
    [InlineData("PYC3003", 1, "Plugin \"/usr/lib/docker/cli-plugins/docker-buildx\" is not valid: failed to fetch metadata: exec format error", "exec format error")]
    [InlineData("PYC3004", 1, "ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "unix:///var/run/docker.sock")]
    [InlineData("PYC3004", 1, "ERROR: failed to connect to the docker API at unix:///run/docker.sock; check if the path is correct", "unix:///run/docker.sock")]
    [InlineData("PYC3005", 1, "ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get \"http://…\": dial unix /var/run/docker.sock: connect: permission denied")]
    [InlineData("PYC3272", 1, "ERROR: failed to build: failed to solve: Unavailable: error reading from server: EOF", "engine ended")]
    [InlineData("PYC3272", 1, "ERROR: failed to build: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF", "engine ended")]
    [InlineData("PYC3006", 1, "ERROR: no builder \"mine\" found", "'mine'")]
    [InlineData("PYC3006", 1, "context \"away\": context not found: open /root/.docker/contexts/meta/meta.json: no such file or directory", "'away'")]
    [InlineData("PYC3007", 1, "ERROR: mkdir /nowhere/.docker: permission denied", "below /nowhere/.docker")]
    [InlineData("PYC3008", 1, "ERROR: failed to build: OCI exporter is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.", "PYC3008: OCI exporter is not possible with the builder's driver 'docker'")]
    [InlineData("PYC3009", 1, "the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/")]
    [InlineData("PYC3101", 1, Solve + "failed to read dockerfile: open Dockerfile: no such file or directory", "Dockerfile")]
    [InlineData("PYC3101", 1, Solve + "the Dockerfile cannot be empty")]
    [InlineData("PYC3102", 1, "ERROR: unable to prepare context: path \"/gone\" not found", "'/gone'")]
    [InlineData("PYC3102", 1, "ERROR: failed to build: failed to get build context libs: stat /gone: no such file or directory", "'libs'")]
    [InlineData("PYC3103", 1, Solve + "dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)", "unknown instruction: RUNN")]
    [InlineData("PYC3103", 1, Solve + "unterminated heredoc")]
    [InlineData("PYC3103", 1, Solve + "no build stage in current context")]
    [InlineData("PYC3103", 1, Solve + "FROM requires either one or three arguments")]
    [InlineData("PYC3104", 1, Solve + "invalid containerPort: http", "port http. Correct the ContainerPort items")]
    [InlineData("PYC3104", 1, Solve + "invalid signal: SIGFOO", "signal SIGFOO. Correct PyContainerStopSignal")]
    [InlineData("PYC3104", 1, Solve + "unsupported mount type \"foo\"")]
    [InlineData("PYC3104", 1, Solve + "unsupported sharing value \"foo\"")]
    [InlineData("PYC3104", 1, Solve + "ENV must have two arguments")]
    [InlineData("PYC3104", 1, Solve + "base name ($A) should not be blank")]
    [InlineData("PYC3104", 1, Solve + "failed to parse stage name \"A B\": invalid reference format")]
    [InlineData("PYC3104", 1, Solve + "network mode \"foo\" not supported by buildkit")]
    [InlineData("PYC3104", 1, Solve + "unknown entitlement foo")]
    [InlineData("PYC3105", 1, Solve + "target stage \"prod\" could not be found", "'prod'")]
    [InlineData("PYC3106", 1, "ERROR: failed to build: invalid tag \"A:1\": repository name must be lowercase", "'A:1'")]
    [InlineData("PYC3106", 1, "ERROR: failed to build: tag is needed when pushing to registry")]
    [InlineData("PYC3107", 1, "ERROR: failed to build: \"foo\": unknown operating system or architecture: invalid argument")]
    [InlineData("PYC3107", 1, Solve + "operating system is not supported")]
    [InlineData("PYC3107", 1, Solve + "x: no match for platform in manifest: not found")]
    [InlineData("PYC3108", 1, Solve + "lint violation found for rules: FromAsCasing, StageNameCasing", "FromAsCasing, StageNameCasing")]
    [InlineData("PYC3109", 1, Solve + "invalid SOURCE_DATE_EPOCH: yesterday: strconv.ParseInt", "'yesterday")]
    [InlineData("PYC3110", 1, Solve + "failed to compute cache key: failed to calculate checksum of ref a::b: \"/README.md\": not found", "'/README.md'")]
    [InlineData("PYC3111", 125, "unknown flag: --frobnicate\n\nRun 'docker buildx build --help'", "--frobnicate")]
    [InlineData("PYC3111", 125, "invalid argument \"x\" for \"--progress\" flag: y", "--progress")]
    [InlineData("PYC3112", 1, "ERROR: failed to build: failed to open open /a/b: no such file or directory", "/a/b")]
    [InlineData("PYC3112", 1, "ERROR: failed to build: destination file /a is a directory")]
    [InlineData("PYC3112", 1, "ERROR: failed to build: invalid output path: stat /a/b: no such file or directory")]
    [InlineData("PYC3112", 1, "ERROR: failed to build: writing image ID file: open /a/b: no such file or directory")]
    [InlineData("PYC3113", 1, Solve + "exporter \"foo\" could not be found")]
    [InlineData("PYC3113", 1, Solve + "exporter option \"rewrite-timestamp\" conflicts with \"unpack\"")]
    [InlineData("PYC3113", 1, Solve + "index annotations not supported for single platform export")]
    [InlineData("PYC3113", 1, "ERROR: failed to build: local and tar exporters are incompatible with image ID file")]
    [InlineData("PYC3114", 1, "ERROR: failed to find target prod", "prod")]
    [InlineData("PYC3114", 1, "ERROR: additional privileges requested")]
    [InlineData("PYC3114", 1, "ERROR: a.json:1,1-2: Invalid JSON keyword; x")]
    [InlineData("PYC3114", 1, "ERROR: unknown key: secret", "secret")]
    [InlineData("PYC3208", 1, Solve + "process \"/bin/sh -c true\" did not complete successfully: failed to create task: exec: \"/bin/sh\": stat /bin/sh: no such file or directory", "'/bin/sh'")]
    [InlineData("PYC3210", 1, Solve + "process \"/bin/sh -c true\" did not complete successfully: unable to find user app: no matching entries in passwd file", "'app'")]
    [InlineData("PYC3211", 1, Solve + "failed to commit: invalid user index: -1")]
    [InlineData("PYC3213", 1, Solve + "process \"/bin/sh -c uv sync\" did not complete successfully: exit code: 137")]
    [InlineData("PYC3299", 1, Solve + "process \"/bin/sh -c false\" did not complete successfully: exit code: 3", "exit code 3")]
    [InlineData("PYC3301", 1, Solve + "docker/dockerfile:1: failed to resolve source metadata for docker.io/docker/dockerfile:1: failed to do request: dial tcp: lookup x: not found")]
    [InlineData("PYC3302", 1, Metadata + "failed to authorize: 401 Unauthorized", "docker.io/library/debian:13")]
    [InlineData("PYC3303", 1, Metadata + "failed to do request: Head \"https://r.example/v2/\": dial tcp: lookup r.example: no such host")]
    [InlineData("PYC3304", 1, Metadata + "docker.io/library/debian:13: not found", "docker.io/library/debian:13")]
    [InlineData("PYC3305", 1, Solve + "failed to push r.example/a:1: no basic auth credentials")]
    [InlineData("PYC3260", 1, "denied: requested access to the resource is denied", "this repository")]
    [InlineData("PYC3260", 1, Solve + "failed to push r.example/shop/a:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed", "r.example does not let this account write to 'shop/a:1'")]
    [InlineData("PYC3260", 1, "push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed")]
    [InlineData("PYC3305", 1, Solve + "failed to push r.example/a:1: unexpected status from HEAD request to http://r.example/v2/a/blobs/sha256:76a2: 401 Unauthorized")]
    [InlineData("PYC3260", 1, Solve + "failed to push r.example/shop/a:1: unexpected status from HEAD request to http://r.example/v2/shop/a/blobs/sha256:76a2: 403 Forbidden", "r.example does not let this account write to 'shop/a'")]
    [InlineData("PYC3261", 1, Solve + "error writing layer blob: unexpected status from HEAD request to https://r.example:5000/v2/a/blobs/sha256:76a2: 500 Internal Server Error", "r.example:5000 answers '500 Internal Server Error'")]
    [InlineData("PYC3267", 1, Solve + "ResourceExhausted: failed to copy to tar: rpc error: code = ResourceExhausted desc = write small/o.tar: no space left on device")]
    [InlineData("PYC3267", 102, Solve + "ResourceExhausted: rpc error: code = ResourceExhausted desc = write /a b/.pycontainer-00112233445566778899aabbccddeeff/o.tar: no space left on device")]
    [InlineData("PYC3267", 1, "write /small/.tmp-o.tar3042262483: no space left on device")]
    [InlineData("PYC3306", 1, Solve + "failed to push r.example/a:1: Get \"https://r.example/v2/\": dial tcp 10.0.0.1:443: connect: connection refused", "https://r.example/v2/")]
    [InlineData("PYC3307", 1, Metadata + "failed to do request: tls: failed to verify certificate: x509: certificate signed by unknown authority")]
    [InlineData("PYC3308", 1, Metadata + "unexpected status: 429 Too Many Requests")]
    [InlineData("PYC3308", 1, Solve + "toomanyrequests: You have reached your pull rate limit")]
    [InlineData("PYC3401", 1, "ERROR: failed to build: failed to stat /gone.pem: stat /gone.pem: no such file or directory", "/gone.pem")]
    [InlineData("PYC3402", 1, Solve + "secret U: not found", "'U'")]
    [InlineData("PYC3404", 1, Solve + "secret ca too big. max size 500KiB", "'ca'")]
    [InlineData("PYC3405", 1, Solve + "failed to read secret: read /etc: is a directory", "/etc")]
    [InlineData("PYC3406", 1, "ERROR: failed to build: invalid field 'x' must be a key=value pair", "x")]
    [InlineData("PYC3406", 1, "ERROR: failed to build: unexpected key 'y' in 'y=1'")]
    [InlineData("PYC3406", 1, "ERROR: failed to build: unsupported secret type \"z\"")]
    [InlineData("PYC3407", 1, "ERROR: failed to build: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set")]
    [InlineData("PYC3501", 1, Solve + "write /x: no space left on device")]
    [InlineData("PYC3501", 102, Solve + "ResourceExhausted: No space left on device")]
    [InlineData("PYC3502", 102, Solve + "ResourceExhausted: x")]
    [InlineData("PYC3503", 130, Solve + "Canceled: context canceled")]
    [InlineData("PYC3503", 1, Solve + "Canceled: context canceled")]
    [InlineData("PYC3503", 130, "")]
    [InlineData("PYC3504", 137, "")]
    [InlineData("PYC3504", 129, "")]
    [InlineData("PYC3505", 1, Solve + "failed to commit X to Y during finalize: failed to stat active key during commit: snapshot X does not exist: not found")]
    [InlineData("PYC3506", 1, Solve + "failed to prepare extraction snapshot \"extract-1\": parent snapshot sha256:0 does not exist: not found")]
    public void A_message_has_its_code(string code, int exitCode, string text, string told = "")
    {
        var finding = FailureCatalogue.Classify(exitCode, BuildLog.Read(text.Split('\n')), "/repo/obj/Dockerfile");
        Assert.Equal(code, finding.Id);
        Assert.Contains(told, finding.ToString(), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{\d\}|''", finding.Message.Replace("'' is not a name", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_row_of_the_catalogue_has_a_case()
    {
        var told = new[] { typeof(FailureMessageTests), typeof(FailureLogTests) }.SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>())
            .Select(row => row.GetData(null!).Single()[0]);
        Assert.Equal(KnownFailures.All.Select(failure => failure.Id).Distinct().Order(StringComparer.Ordinal), told.OfType<string>().Where(text => text.StartsWith("PYC", StringComparison.Ordinal) && text != FailureCatalogue.UnknownId).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ERROR: failed to build: failed to solve: something new", "something new")]
    [InlineData("ERROR: something new", "something new")]
    [InlineData("first\n\u001b[31msomething new\u001b[0m", "something new")]
    [InlineData("", "docker printed no reason")]
    public void An_unknown_failure_is_shown_as_it_is(string text, string shown)
    {
        var finding = FailureCatalogue.Classify(1, BuildLog.Read(text.Split('\n')), "/repo/obj/Dockerfile");
        Assert.Equal(FailureCatalogue.UnknownId, finding.Id);
        Assert.Contains($"(exit code 1): {shown}.", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUN mkdir /x || echo \"mkdir /x: permission denied\"")]
    [InlineData("RUN docker: not found")]
    [InlineData("RUN echo \"Canceled: context canceled\"")]
    [InlineData("RUN echo 'no space left on device'")]
    [InlineData("RUN echo secret a: not found")]
    public void The_users_own_text_that_is_shown_beside_it_is_no_reason(string line) =>
        Assert.Equal("PYC3299", FailureCatalogue.Classify(1, BuildLog.FailedStep("x\n", command: line), "/repo/obj/Dockerfile").Id);
}

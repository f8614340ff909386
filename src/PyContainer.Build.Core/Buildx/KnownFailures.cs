using System.Text.RegularExpressions;
using static PyContainer.Build.Buildx.FailureSource;

namespace PyContainer.Build.Buildx;

/// <summary>The catalogue of known failures. The first that matches counts, so the order is part of it.</summary>
internal static class KnownFailures
{
    /// <summary>Cancelled by the user or the host: told as a message, not as an error.</summary>
    internal const string CancelledId = "PYC3503";

    /// <summary>The engine's collector was faster than the export: tried once more, and told when it happens again.</summary>
    internal const string CollectedId = "PYC3506";

    /// <summary>All of them, the most telling first.</summary>
    internal static IReadOnlyList<Failure> All { get; } =
    [
        Row(CancelledId, Message, @"Canceled: context canceled|signal: (?:interrupt|terminated)", "The image build was cancelled", "Publish again when you want the image."),
        Row(CancelledId, Message, "", "The image build was cancelled", "Publish again when you want the image.") with { ExitCode = 130 },
        Row("PYC3267", Message, @"failed to copy to tar: .*no space left on device|desc = write .+[/\\]\.pycontainer-[0-9a-f]{32}[/\\][^/\\]+: no space left on device|^write (.+): no space left on device", "There is no room for the archive on the disk that it is written to", "Free space there, or choose another ContainerArchiveOutputPath."),
        Row("PYC3501", Anywhere, @"(?i)no space left on device", "The disk of the engine is full", "See 'docker system df' and free space with 'docker builder prune'."),
        .. Engine, .. Input, .. Project, .. Steps, .. Registries, .. Secrets, .. Limits,
    ];

    private static IEnumerable<Failure> Engine =>
    [
        Row("PYC3001", Message, @"docker: (?:command )?not found", "docker is not on PATH", "Install Docker Desktop or Docker Engine, or set PyContainerDockerPath to the program."),
        Row("PYC3003", Message, @"Plugin ""[^""]*docker-buildx[^""]*"" is not valid: (.+)", "The buildx plugin does not run: {1}", "Reinstall buildx for this machine's architecture."),
        Row("PYC3002", Message, @"docker: unknown command: docker buildx|'buildx' is not a docker command|unknown shorthand flag: 'f' in -f|Usage:\s+docker \[OPTIONS\] COMMAND", "docker has no buildx", "Install the docker-buildx plugin; Docker Desktop brings it."),
        Row("PYC3005", Message, @"permission denied while trying to connect to the (?:Docker daemon socket|docker API)", "The engine's socket may not be used by this account", "Add the account to the group 'docker', or use a rootless engine."),
        Row("PYC3004", Message, @"Cannot connect to the Docker daemon at (\S+?)\.(?:\s|$)|failed to connect to the docker API at (\S+)|error during connect: (.+)|dial unix (\S+): connect: ", "No engine answers at {1}{2}{3}{4}", "Start Docker, or correct DOCKER_HOST or the docker context."),
        Row("PYC3006", Message, @"no builder ""([^""]+)"" found|context ""([^""]+)"": context not found", "There is no builder or context '{1}{2}'", "'docker buildx ls' lists them; correct PyContainerBuilder, BUILDX_BUILDER or DOCKER_CONTEXT."),
        Row("PYC3272", Message, @"Unavailable: error reading from server|rpc error: code = Unavailable desc = |\btransport is closing", "The engine ended, or was restarted, while it built", "Publish again when it answers; what was built and delivered before is as it was."),
        Row("PYC3007", Message, @"mkdir (.+): permission denied", "docker cannot write its settings below {1}", "Set DOCKER_CONFIG to a folder that can be written."),
        Row("PYC3008", Message, @"^(?:ERROR: )?(?:failed to build: )?(.+) is not supported for the (\S+) driver\.", "{1} is not possible with the builder's driver '{2}'", "Turn on the containerd image store of the engine, or name a docker-container builder with PyContainerBuilder."),
        Row("PYC3009", Message, @"the --mount option requires BuildKit", "The engine built without BuildKit", "Install the docker-buildx plugin."),
    ];

    private static IEnumerable<Failure> Input =>
    [
        Row("PYC3101", Message, @"failed to read dockerfile: open (.+): no such file or directory|the Dockerfile cannot be empty", "The Dockerfile {1} is missing or empty", "Publish again; check PyContainerDockerfile."),
        Row("PYC3102", Message, @"unable to prepare context: path ""([^""]+)"" not found|failed to get build context (\S+): stat (.+): no such file", "The build context '{1}{2}' is not there", "Correct PyContainerProjectDirectory or the PyContainerBuildContext."),
        Row("PYC3103", Message, @"dockerfile parse error on line \d+: (.+)|(unterminated heredoc.*)|(no build stage in current context)|(FROM requires either one or three arguments)", "The Dockerfile cannot be read: {1}{2}{3}{4}", "Correct the line. In a generated file this is a defect of PyContainer.Build: please report it."),
        Row("PYC3104", Message, @"invalid signal: (.+)", "BuildKit does not know the signal {1}", "Correct PyContainerStopSignal, or the STOPSIGNAL of your own Dockerfile."),
        Row("PYC3104", Message, @"invalid containerPort: (.+)", "BuildKit refuses the port {1}", "Correct the ContainerPort items, or the EXPOSE of your own Dockerfile."),
        Row("PYC3104", Message, @"(network mode .+ not supported by buildkit)", "BuildKit refuses a value: {1}", "Correct PyContainerBuildNetwork."),
        Row("PYC3104", Message, @"(unsupported mount type .+|unsupported sharing value .+|ENV must have two arguments|base name \(.+\) should not be blank|failed to parse stage name .+: invalid reference format|unknown entitlement \S+)", "BuildKit refuses a value: {1}", "Correct the line of the Dockerfile that this error names."),
        Row("PYC3105", Message, @"target stage ""([^""]+)"" could not be found", "The Dockerfile has no stage '{1}'", "Name the stages of your Dockerfile 'build' and 'prod'."),
        Row("PYC3106", Message, @"invalid tag ""([^""]+)"": (.+)|(tag is needed when pushing to registry)", "'{1}' is not a name for an image", "Correct ContainerRepository and ContainerImageTags."),
        Row("PYC3107", Message, @"""([^""]+)"": unknown operating system or architecture|(operating system is not supported)|(no match for platform in manifest)", "The platform is not there: {1}{2}{3}", "Choose a platform that the base image has."),
        Row("PYC3108", Message, @"lint violation found for rules: (.+)", "The Dockerfile breaks BuildKit's own rules {1}", "See the warnings above and correct your Dockerfile."),
        Row("PYC3109", Message, @"invalid SOURCE_DATE_EPOCH: (\S+)", "SOURCE_DATE_EPOCH is '{1}'", "Set it to whole seconds since 1970."),
        Row("PYC3111", Message, @"unknown flag: (\S+)|invalid argument ""([^""]*)"" for ""([^""]+)"" flag", "This buildx does not know {1}{3}", "Update buildx.") with { ExitCode = 125 },
        Row("PYC3112", Message, @"failed to open open (.+): no such file or directory|destination file (.+) is a directory|invalid output path: stat (.+): no such file|writing image ID file: open (.+): ", "The output {1}{2}{3}{4} cannot be written", "Create the folder, or name a file."),
        Row("PYC3113", Message, @"(exporter "".+"" could not be found|exporter option "".+"" conflicts with "".+""|index annotations not supported for single platform export|local and tar exporters are incompatible with image ID file)", "The output is not possible: {1}", "Change the output."),
        Row("PYC3114", Message, @"failed to find target (\S+)|(additional privileges requested)|(Invalid JSON keyword)|unknown key: (\S+)", "The bake file is refused: {1}{2}{3}{4}", "Correct the bake file."),
    ];

    // uv's `cause:` lines tell why and outrank the `error:` above them.
    private static IEnumerable<Failure> Project =>
    [
        Row("PYC3214", Log, @"HTTP status client error \((401 Unauthorized|403 Forbidden)\) for url \((\S+)\)", "The index refuses: {1} for {2}", "Name the index in [[tool.uv.index]] and set UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD where you publish; a wrong and a missing password read the same."),
        Row("PYC3216", Log, @"invalid peer certificate: (\w+)|(CERTIFICATE_VERIFY_FAILED)", "The certificate of the index is not trusted ({1}{2})", "Give your company's certificates with PyContainerCaCertificate."),
        Row("PYC3130", Log, @"(?:Failed to install|Failed to download) (cpython-\S+)(?s:.*)cause: (dns error|tcp connect error|operation timed out)|[Rr]emote python downloads json[^`]*`?([^`\s]*)(?s:.*)cause: (dns error|tcp connect error|operation timed out)", "The place that uv takes Pythons from cannot be reached from the engine ({1}{3}: {2}{4})", "Check the engine's network, HTTPS_PROXY and PyContainerBuildNetwork, or set PyContainerPythonDownloads to a mirror that it reaches."),
        Row("PYC3215", Log, @"cause: (dns error|tcp connect error|operation timed out)", "The index cannot be reached from the engine ({1})", "Check the engine's network, HTTPS_PROXY and PyContainerBuildNetwork."),
        Row("PYC3205", Log, @"Hash mismatch for `([^`]+)`|(THESE PACKAGES DO NOT MATCH THE HASHES)", "An artefact is not what the lock recorded: {1}{2}", "Stop and find out why it changed; do not lock again before you know."),
        Row("PYC3202", Log, @"Unable to find lockfile at `uv\.lock`", "uv.lock did not reach the build", "Run 'uv lock' and commit the file; check the ignore file."),
        Row("PYC3203", Log, @"Required uv version `([^`]+)` does not match the running version `([^`]+)`", "The project requires uv {1}, the build has {2}", "Set PyContainerUvVersion, or relax required-version."),
        Row("PYC3204", Log, @"Distribution `([^`]+)` can't be installed because it (is marked as `--no-build` but has no binary distribution|doesn't have a source distribution or wheel for the current platform)", "'{1}' has no wheel for this Python and platform", "Lock another version, or choose another Python with PyContainerPythonVersion."),
        Row("PYC3206", Log, @"No interpreter found for (.+?) in|The requested interpreter resolved to Python (\S+), which is incompatible|Failed to install (cpython-\S+)|No download found for request: (\S+)|(Error while fetching remote python downloads json.*)", "The Python is not to be had: {1}{2}{3}{4}{5}", "Set PyContainerPythonVersion to one that the project allows and uv offers; behind a firewall set PyContainerPythonDownloads."),
        Row("PYC3207", Log, @"Git executable not found", "A dependency comes from git, and the builder has none", "Use a builder image with git: set PyContainerBuilderImage."),
        Row("PYC3230", Log, @"Failed to build `([^` ]+) @ file://[^`]*`(?s:.*?)Because (\S+) was not found in the cache|Looking in links: /backends(?s:.*?)No matching distribution found for (\S+)", "A build back end asks for '{2}{3}' while it builds {1}, and no [build-system] requires names that", "Add it to requires in [build-system] of the project's pyproject.toml: the step that builds has no network."),
        Row("PYC3231", Log, @"and you require (\S+), we can conclude that your requirements are unsatisfiable", "No index has the build requirement '{1}' as a wheel", "Correct requires in [build-system] of pyproject.toml, or let the package be built with PyContainerBuildFromSource."),
        Row("PYC3217", Log, @"Failed to build `([^`]+) @ file://[^`]*`", "The project '{1}' does not build", "See the 'cause:' lines above; a file may be missing in the context, or the build back end in the index."),
        Row("PYC3218", Log, @"(Group|Extra) `([^`]+)` is not defined|Could not find root package `([^`]+)`", "The project does not define '{2}{3}'", "Correct the property that names it."),
        Row("PYC3219", Log, @"In `--require-hashes` mode, all requirements must have a hash|Hashes are required in --require-hashes mode", "requirements.txt has entries without a hash", "Write it with 'uv pip compile --generate-hashes'."),
        Row("PYC3201", Log, @"The lockfile at `uv\.lock` needs to be updated|error: No solution found when resolving dependencies|error: Failed to fetch: \S+/simple/|Workspace member `([^`]+)` is missing a `pyproject\.toml`", "uv.lock does not match pyproject.toml", "Run 'uv lock' and commit uv.lock."),
    ];

    private static IEnumerable<Failure> Steps =>
    [
        Row("PYC3110", Message, @"failed to calculate checksum of ref \S+: ""([^""]+)"": not found|failed to compute cache key: .*""([^""]+)"": not found", "'{1}{2}' is not in the build context", "Create the file, or stop ignoring it in .dockerignore."),
        Row("PYC3208", Message, @"exec: ""([^""]+)"": stat \S+: no such file or directory", "The stage has no program '{1}'", "Use the exec form in a stage without a shell."),
        Row("PYC3209", Anywhere, @"exec (\S+): exec format error|exec format error", "The image is for another architecture", "Install emulation in the engine, or build on that architecture."),
        Row("PYC3210", Message, @"unable to find user (\S+): no matching entries in passwd file", "The image has no user '{1}'", "Use a numeric user."),
        Row("PYC3211", Message, @"invalid user index: -1", "A COPY names an owner that the image does not have", "Use a numeric --chown."),
        Row("PYC3212", Log, @"(\S+): not found$", "The builder has no program '{1}'", "Use a builder image that brings it: set PyContainerBuilderImage.") with { Message = "exit code: 127" },
        Row("PYC3213", Message, @"did not complete successfully: exit code: 137", "A step was killed, most likely for want of memory", "Give the engine more memory."),
        Row("PYC3505", Message, @"failed to commit \S+ to \S+ during finalize", "The engine's build cache has a broken record", "Run 'docker builder prune' and publish again."),
        Row(CollectedId, Message, @"failed to prepare extraction snapshot .* does not exist", "The engine collected the previous image of this name meanwhile", "Publish again."),
        Row("PYC3402", Message, @"secret (\S+): not found", "The Dockerfile wants the secret '{1}', which was not passed", "Set the property or item that provides it."),
        Row("PYC3299", Message, @"process ""(?s:(.+))"" did not complete successfully: exit code: (\d+)", "A step of the build failed with exit code {2}", "Its last lines stand above."),
    ];

    private static IEnumerable<Failure> Registries =>
    [
        Row("PYC3301", Message, @"failed to resolve source metadata for docker\.io/docker/dockerfile", "The '# syntax' line of the Dockerfile cannot be resolved", "Drop the line: the engine's own frontend suffices."),
        Row("PYC3308", Message, @"429 Too Many Requests|toomanyrequests", "The registry limits how often this address may pull", "Log in with 'docker login', or use a mirror through PyContainerBuildContext."),
        Row("PYC3302", Message, @"failed to resolve source metadata for (\S+): .*(?:401 Unauthorized|403 Forbidden|pull access denied|authorization failed)", "The registry wants a login for {1}", "Run 'docker login' for that host."),
        Row("PYC3307", Message, @"x509: (.+)", "The certificate of the registry is not trusted: {1}", "Give the certificate to the engine."),
        Row("PYC3303", Message, @"failed to resolve source metadata for (\S+): .*(?:dial tcp|failed to do request|i/o timeout|no such host)", "The engine cannot reach the registry of {1}", "Check the engine's network, proxy and DNS, or replace the image with a PyContainerBuildContext."),
        Row("PYC3304", Message, @"failed to resolve source metadata for (\S+): .*not found", "There is no image {1}", "Correct the name, tag or digest."),
        Row("PYC3305", Message, @"no basic auth credentials|unauthorized: |unexpected status from \S+ request to \S+: 401 ", "The registry wants a login to push", "Run 'docker login' for that host."),
        Row("PYC3260", Message, @"unexpected status from \S+ request to https?://([^/\s]+)/v2/(\S+)/(?:blobs|manifests)/\S+: 403 ", "The registry {1} does not let this account write to '{2}'", "Check the name, and the rights of the account that 'docker login' stored."),
        // The same refusal in words: docker push prints the answer of the registry, buildx that of the server for tokens.
        Row("PYC3260", Message, @"failed to push ([^/\s]+)/(\S+): push access denied", "The registry {1} does not let this account write to '{2}'", "Check the name, 'docker login', and the rights of the account."),
        Row("PYC3260", Message, @"push access denied|(?<!permission )\bdenied: ", "The registry does not let this account write to this repository", "Check ContainerRegistry and ContainerRepository, 'docker login', and the rights of the account."),
        Row("PYC3261", Message, @"unexpected status from \S+ request to https?://([^/\s]+)\S*: ([45]\d\d [A-Za-z ]+)", "The registry {1} answers '{2}'", "Publish again later, or ask whoever runs it."),
        Row("PYC3306", Message, @"(?:Get|Head) ""(https?://[^""]+)"": dial tcp", "The registry {1} cannot be reached", "Check the address and the firewall."),
    ];

    private static IEnumerable<Failure> Secrets =>
    [
        Row("PYC3401", Message, @"failed to stat (.+): stat .+: no such file or directory", "The file {1} of a secret is not there", "Create the file or correct the path."),
        Row("PYC3404", Message, @"secret (\S+) too big\. max size 500KiB", "The secret '{1}' is larger than 500 KiB", "Pass a smaller file."),
        Row("PYC3405", Message, @"read (.+): is a directory", "The secret {1} is a folder", "Name a file."),
        Row("PYC3406", Message, @"invalid field '([^']+)' must be a key=value pair|unexpected key '([^']+)' in|unsupported secret type ""([^""]+)""", "The secret cannot be read: {1}{2}{3}", "Correct the item."),
        Row("PYC3407", Message, @"invalid empty ssh agent socket", "There is no ssh agent", "Start one and set SSH_AUTH_SOCK."),
    ];

    private static IEnumerable<Failure> Limits =>
    [
        Row("PYC3502", Message, "", "A resource of the engine is exhausted", "Check its disk and memory.") with { ExitCode = 102 },
        Row("PYC3504", Message, "", "docker was killed", "Check the memory and the time limits of the machine.") with { ExitCode = 137 },
        Row("PYC3504", Message, "", "docker was ended by a hang-up", "Check the time limits of the machine.") with { ExitCode = 129 },
    ];

    private static Failure Row(string id, FailureSource source, string pattern, string cause, string remedy) =>
        new(id, source, new Regex(pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), cause, remedy);
}

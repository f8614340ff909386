using System.Text.Json;

namespace PyContainer.Build;

/// <summary>
/// A program in place of docker: it writes each call to a file, one argument per line, and answers as a healthy engine would. Its answers
/// can be replaced by lines of shell.
/// </summary>
public sealed class FakeDocker
{
    /// <summary>What a build that was asked for prints and writes: the metadata file, nothing else.</summary>
    public const string WriteMetadata =
        """
        previous=
        for argument; do
            [ "$previous" != --metadata-file ] || printf '%s' '{"containerimage.digest":"sha256:1111111111111111111111111111111111111111111111111111111111111111","containerimage.config.digest":"sha256:2222222222222222222222222222222222222222222222222222222222222222"}' >"$argument"
            previous=$argument
        done
        """;

    /// <summary>What a bake that was asked for writes: the results of its targets.</summary>
    public const string WriteBakeMetadata =
        """
        shift 2
        results= separator=
        while [ $# -gt 0 ]; do
            case $1 in
            --metadata-file) metadata=$2; shift ;;
            --*) shift ;;
            *) results="$results$separator\"$1\":{\"containerimage.digest\":\"sha256:1111111111111111111111111111111111111111111111111111111111111111\"}" separator=, ;;
            esac
            shift
        done
        printf '{%s}' "$results" >"$metadata"
        """;

    private readonly string _folder;

    /// <param name="folder">A folder of its own.</param>
    public FakeDocker(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(CallsFolder);
        Write();
    }

    /// <summary>The program.</summary>
    public string Path => System.IO.Path.Combine(_folder, "docker");

    /// <summary>The calls so far, in order; each is a list of arguments.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls =>
        [.. Directory.GetFiles(CallsFolder).Order(StringComparer.Ordinal).Select(file => File.ReadAllLines(file))];

    /// <summary>The calls that build an image.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Builds => [.. Calls.Where(call => call is ["buildx", "build", ..])];

    /// <summary>The calls that build several images.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Bakes => [.. Calls.Where(call => call is ["buildx", "bake", ..])];

    /// <summary>The targets of the one bake so far, in the order of its file.</summary>
    public IReadOnlyList<JsonElement> Targets => [.. JsonDocument.Parse(File.ReadAllText(Values(Assert.Single(Bakes), "--file").Single())).RootElement.GetProperty("target").EnumerateObject().Select(target => target.Value)];

    /// <summary>The words of a list in a target.</summary>
    public static IEnumerable<string> Words(JsonElement target, string key) => target.GetProperty(key).EnumerateArray().Select(word => word.GetString()!);

    private string CallsFolder => System.IO.Path.Combine(_folder, "calls");

    /// <summary>The values that one call gives to an option.</summary>
    public static IReadOnlyList<string> Values(IReadOnlyList<string> call, string option) =>
        [.. call.Zip(call.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second)];

    /// <summary>Replaces answers; each is the body of a branch in a shell script, with the call's arguments.</summary>
    public void Answer(string version = "echo 'github.com/docker/buildx v0.29.1 0000000'", string info = """echo '{"OSType":"linux","ServerVersion":"28.5.2"}'""",
        string build = WriteMetadata, string inspect = Healthy, string push = Pushed, string builder = Own, string save = Saved, string bake = WriteBakeMetadata) => Write(version, info, build, inspect, push, builder, save, bake);

    private const string Healthy =
        """echo '{"Id":"sha256:22","Size":1500000,"RootFS":{"Layers":["sha256:33"]},"Config":{"User":"65532:65532","Entrypoint":["/app/.venv/bin/python"],"Env":[],"ExposedPorts":{"8000/tcp":{}},"Healthcheck":{"Test":["CMD","/app/.venv/bin/python"]},"Labels":{}}}'""";

    private const string Own = "printf 'Name: default\\nDriver: docker\\n'";

    private const string Saved = """printf archive >"$4" """;

    private const string Pushed = "echo 'latest: digest: sha256:4444444444444444444444444444444444444444444444444444444444444444 size: 1'";

    private void Write(string version = "echo 'github.com/docker/buildx v0.29.1 0000000'", string info = """echo '{"OSType":"linux","ServerVersion":"28.5.2"}'""",
        string build = WriteMetadata, string inspect = Healthy, string push = Pushed, string builder = Own, string save = Saved, string bake = WriteBakeMetadata)
    {
        File.WriteAllText(Path, $"""
            #!/bin/sh
            call=$(mktemp '{CallsFolder}'/"$(date +%s%N)".XXXXXX)
            for argument; do printf '%s\n' "$argument"; done >"$call"
            case "$1 $2" in
            'buildx version')
            {version} ;;
            'info --format')
            {info} ;;
            'buildx build')
            {build}
            ;;
            'buildx bake')
            {bake}
            ;;
            'buildx inspect')
            {builder} ;;
            'image inspect')
            {inspect} ;;
            'image history') ;;
            'image save')
            {save} ;;
            'push '*)
            {push} ;;
            *) echo "unexpected call: $*" >&2; exit 64 ;;
            esac
            """.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

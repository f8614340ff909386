using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

public sealed class DockerfileWriterTests
{
    [Fact]
    public void Header_stages_and_instructions_follow_each_other()
    {
        var dockerfile = new Dockerfile(["One.", ""], [new Stage("a", "img:1", "First.", [new Workdir("/w")]), new Stage("b", "a", "Second.", [])]);
        Assert.Equal("# One.\n#\n\n# a - First.\nFROM img:1 AS a\nWORKDIR /w\n\n# b - Second.\nFROM a AS b\n", DockerfileWriter.Write(dockerfile));
        Assert.Equal(["img:1"], dockerfile.ExternalImages);
    }

    public static TheoryData<Instruction, string> Instructions => new()
    {
        { new Copy(["a", "b"], "./"), "COPY a b ./" },
        { new Copy(["a/"], "a/", "stage", "0:0"), "COPY --from=stage --chown=0:0 a/ a/" },
        { new Copy(["my file"], "./"), "COPY [\"my file\", \"./\"]" },
        { new Copy(["a*"], "to here/", "stage"), "COPY --from=stage [\"a[*]\", \"to here/\"]" },
        { new Env([new("A", "1"), new("B", "x y")]), "ENV A=1 \\\n    B=\"x y\"" },
        { new Label([new("org.example.title", "x y"), new("b", "")]), "LABEL org.example.title=\"x y\" \\\n    b=\"\"" },
        { new Workdir("/a$b"), "WORKDIR /a\\$b" },
        { new User(65532, 65533), "USER 65532:65533" },
        { new Expose([new ContainerPort(80, "tcp"), new ContainerPort(53, "udp")]), "EXPOSE 80/tcp 53/udp" },
        { new StopSignal("SIGINT"), "STOPSIGNAL SIGINT" },
        { new HealthCheck(null), "HEALTHCHECK NONE" },
        { new HealthCheck(new ExecForm(["a", "b\nc"])), "HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --start-interval=1s --retries=3 \\\n    CMD [\"a\", \"b\\nc\"]" },
        { new EntryPoint(new ExecForm(["/a b", "$x", "\"q\"", "\\", "+<&'é"])), "ENTRYPOINT [\"/a b\", \"$x\", \"\\\"q\\\"\", \"\\\\\", \"+<&'é\"]" },
        { new Cmd(ExecForm.Empty), "CMD []" },
        { new Verbatim("# why\nENV A=\"$B\""), "# why\nENV A=\"$B\"" },
        { new Run(new RunCommand.Exec(new ExecForm(["/bin/a", "-b"]))), "RUN [\"/bin/a\", \"-b\"]" },
        { new Run(new RunCommand.Shell(["a", "b"])), "RUN a \\\n && b" },
        { new Run(new RunCommand.Shell(["a", "b"])) { IsOffline = true }, "RUN --network=none \\\n    a \\\n && b" },
        { new Run(new RunCommand.Script(["set -e", "a"])), "RUN <<'SH'\nset -e\na\nSH" },
        { new Run(new RunCommand.Script(["set -e"])) { IsOffline = true, Mounts = [new TmpfsMount("/tmp")] }, "RUN --network=none \\\n    --mount=type=tmpfs,target=/tmp <<'SH'\nset -e\nSH" },
        {
            new Run(new RunCommand.Exec(new ExecForm(["a"]))) { Mounts = [new CacheMount("p-uv0.13", "/c"), new SecretMount("ca"), new BindMount("s", "t"), new BindMount("/s", "/t", "stage", IsWritable: true)] },
            "RUN --mount=type=cache,id=p-uv0.13,target=/c,sharing=shared \\\n    --mount=type=secret,id=ca,required=true \\\n    --mount=type=bind,source=s,target=t \\\n    --mount=type=bind,from=stage,source=/s,target=/t,rw \\\n    [\"a\"]"
        },
    };

    [Theory]
    [MemberData(nameof(Instructions))]
    public void An_instruction_is_written(Instruction instruction, string expected)
    {
        var text = DockerfileWriter.Write(new Dockerfile([], [new Stage("a", "b", "c", [instruction])]));
        Assert.Equal($"\n# a - c\nFROM b AS a\n{expected}\n", text);
    }

    [Fact]
    public void Every_kind_of_instruction_has_a_case()
    {
        var kinds = typeof(Instruction).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Instruction))).Select(type => type.Name);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), Instructions.Select(row => row[0].GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_path_that_is_not_plain_stands_above_the_step_once_for_source_and_target()
    {
        var run = new Run(new RunCommand.Shell(["a"])) { Mounts = [new BindMount("größe", "/in/größe"), new BindMount("a", "b"), new BindMount("a,\"rw", "/x y")] };
        var text = DockerfileWriter.Write(new Dockerfile([], [new Stage("a", "b", "c", [run])]));
        Assert.Equal(
            "\n# a - c\nFROM b AS a\nARG PYCONTAINER_PATH_1=\"größe\" \\\n    PYCONTAINER_PATH_2=\"a,\\\"rw\" \\\n    PYCONTAINER_PATH_3=\"x y\"\n"
            + "RUN --mount=type=bind,source=${PYCONTAINER_PATH_1},target=/in/${PYCONTAINER_PATH_1} \\\n    --mount=type=bind,source=a,target=b \\\n    --mount=type=bind,source=${PYCONTAINER_PATH_2},target=/${PYCONTAINER_PATH_3} \\\n    a\n",
            text);
        var mounts = Reading.DockerfileReader.Parse(text, "/x/Dockerfile").Stages[0].Instructions.OfType<Reading.RunInstruction>().Single().Mounts;
        Assert.Equal([("größe", "/in/größe"), ("a", "b"), ("a,\"rw", "/x y")], mounts.Select(mount => (mount["source"]!, mount.Target)));
    }

    [Fact]
    public void A_name_in_the_list_of_COPY_begins_no_document() =>
        Assert.Contains("COPY [\"./a\\u003c\\u003cb\", \"./\"]", DockerfileWriter.Write(new Dockerfile([], [new Stage("a", "b", "c", [new Copy(["a<<b"], "./")])])), StringComparison.Ordinal);
}

namespace PyContainer.Build.Hardening;

/// <summary>Defects that comparable files and generators have, each by its number, and the rules that tell of it.</summary>
public sealed class PeerTests
{
    private const string Wolfi = "FROM cgr.dev/chainguard/wolfi-base AS base\nCOPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /uvx /bin/\nWORKDIR /app\nRUN uv sync --locked --no-dev\n";
    private const string Builder = "FROM docker.io/library/python:3.13-slim-trixie AS build\nWORKDIR /app\nENV UV_PYTHON=/usr/local/bin/python3.13 UV_PYTHON_DOWNLOADS=never\n";
    private const string Runtime = "FROM gcr.io/distroless/cc-debian13:nonroot AS prod\n";

    /// <summary>Defect, rules, file.</summary>
    public static TheoryData<string, string, string> Defects { get; } = new()
    {
        { "PEER-01", "HARD-11 HARD-33", Wolfi + "FROM base AS prod\nUSER 65532:65532\nENTRYPOINT [\"/app/.venv/bin/greeter\"]\n" },
        { "PEER-02", "HARD-55", Wolfi + "FROM base AS prod\nUSER 65532:65532\n" },
        { "PEER-03", "HARD-01 HARD-03 HARD-10", "FROM alpine AS base\nRUN apk add --no-cache git\nFROM base AS prod\n" },
        { "PEER-04", "HARD-21", Builder + "RUN --mount=type=cache,id=x-uv0.13-a,target=/root/.cache/uv uv sync --locked\nFROM build AS ci\nRUN --mount=type=cache,id=x-uv0.13-b,target=/root/.cache/uv uv sync --locked\n" },
        { "PEER-05", "HARD-14", Builder + "RUN uv sync --frozen --no-dev\n" + Runtime + "COPY --from=build /app /app\n" },
        { "PEER-06", "HARD-51", Builder + Runtime + "COPY --from=build --chown=python:python /python /python\nCOPY --from=build --chown=app:app /app /app\n" },
        { "PEER-07", "HARD-02 HARD-43", Builder + "FROM gcr.io/distroless/cc AS prod\nCOPY --from=build /app /app\n" },
        { "PEER-08", "HARD-05 HARD-07", "FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim AS build\n" + Runtime },
        { "PEER-08", "HARD-05 HARD-07", "FROM ghcr.io/astral-sh/uv:bookworm-slim AS build\n" + Runtime },
        { "PEER-09", "HARD-73", Builder + Runtime + "CMD [\"/app/.venv/lib/python3.12/site-packages/fastapi\", \"run\"]\n" },
        { "PEER-10", "HARD-16", Builder + "COPY requirements.txt .\nRUN pip install -r requirements.txt\n" + Runtime + "COPY --from=build /app /app\n" },
        { "PEER-11", "HARD-71", Builder + "RUN python -m venv /build/venv\n" + Runtime + "WORKDIR /app\nCOPY --from=build /build/venv venv\n" },
        { "PEER-12", "HARD-44 HARD-46", Builder + Runtime + "USER nobody\n" },
        { "PEER-12", "HARD-44", Builder + Runtime + "USER appuser\n" },
        { "PEER-12", "HARD-45 HARD-46", Builder + Runtime + "USER 999\n" },
        { "PEER-13", "HARD-50 HARD-77", Builder + Runtime + "COPY --chown=app:app . .\nUSER app\n" },
        { "PEER-14", "HARD-07", "FROM ghcr.io/astral-sh/uv:0.4.30 AS uv\n" + Runtime },
        { "PEER-15", "HARD-69", "FROM docker.io/library/python:3.13-slim AS build\nWORKDIR /app\nRUN uv sync --locked\nFROM gcr.io/distroless/python3-debian13:nonroot AS prod\nCOPY --from=build /app /app\n" },
        { "PEER-16", "HARD-56", Builder + "FROM gcr.io/distroless/python3-debian13:nonroot AS prod\nCMD [\"/app/.venv/bin/uvicorn\", \"greeter:app\"]\n" },
        { "PEER-18", "HARD-05", Builder + "FROM gcr.io/distroless/python3-debian12:nonroot AS prod\n" },
        { "PEER-18", "HARD-05", "FROM docker.io/library/python:3.10-slim-trixie AS build\n" + Runtime },
        { "PEER-19", "HARD-50", Builder + Runtime + "COPY --from=build --chown=nonroot:nonroot /app/.venv /app/.venv\n" },
        { "PEER-24", "HARD-14 HARD-15", Builder + "RUN uv sync\n" + Runtime + "COPY --from=build /app /app\n" },
        { "PEER-25", "HARD-20", "FROM docker.io/library/debian:13-slim AS build\nWORKDIR /app\nRUN uv sync --locked\n" + Runtime + "COPY --from=build /app /app\n" },
        { "PEER-30", "HARD-16 HARD-18 HARD-43", "FROM docker.io/library/python:3.13-slim AS build\nRUN uv pip install --system -r requirements.txt && pip install -e .\nFROM docker.io/library/python:3.13-slim AS prod\nCOPY --from=build /usr/local /usr/local\n" },
        { "PEER-31", "HARD-33 HARD-58", Builder + "FROM docker.io/library/python:3.13-slim AS prod\nCOPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /bin/uv\nENTRYPOINT [\"uv\", \"run\", \"greeter\"]\n" },
        { "PEER-34", "HARD-44 HARD-61 HARD-64", Builder + "FROM docker.io/library/python:3.13-slim AS prod\nUSER appuser\nENTRYPOINT [\"/app/.venv/bin/uvicorn\", \"greeter:app\"]\n" },
        {
            "PEER-35", "HARD-02 HARD-07 HARD-15 HARD-43 HARD-54 HARD-59",
            "FROM docker.io/library/python:latest\nRUN pip install --upgrade uv\nWORKDIR /app\nRUN uv sync --locked\nCMD .venv/bin/uvicorn greeter:app --reload\n"
        },
        { "PEER-36", "HARD-21", Builder + "RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked\n" + Runtime },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_known_defect_is_told(string peer, string rules, string dockerfile)
    {
        Assert.StartsWith("PEER-", peer, StringComparison.Ordinal);
        Assert.Subset(Inspect.Broken(dockerfile).ToHashSet(), rules.Split(' ').ToHashSet());
    }

    [Fact]
    public void Sources_that_ship_at_their_path_may_be_linked_to()
    {
        const string File = Builder + "COPY src/ src/\nRUN uv sync --locked --no-dev\n" + Runtime + "COPY --from=build /app/.venv /app/.venv\nCOPY --from=build /app/src /app/src\n";

        Assert.DoesNotContain("HARD-18", Inspect.Broken(File));
        Assert.Contains("HARD-18", Inspect.Broken(File.Replace("/app/src /app/src", "/app/src /srv/src", StringComparison.Ordinal)));
    }
}

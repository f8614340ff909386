namespace PyContainer.Build.Hardening;

/// <summary>Each rule on the file: one change of a good file that breaks it, and what looks alike but keeps it.</summary>
public sealed class DockerfileRuleTests
{
    private const string Sync = "uv sync --locked --no-default-groups --no-build --no-install-local --compile-bytecode";
    private const string Own = "sharing=shared uv sync --locked --no-default-groups\n";
    private const string Uv = "ghcr.io/astral-sh/uv:0.13.9@DIGEST";
    private const string UvFrom = "FROM ghcr.io/astral-sh/uv:0.13.9@sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168 AS uv";
    private const string BaseFrom = "FROM docker.io/library/python:3.13.9-slim-trixie@sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168 AS base";
    private const string ProdFrom = "FROM gcr.io/distroless/python3-debian13:nonroot@sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168 AS prod";
    private const string Entry = "ENTRYPOINT [\"/app/.venv/bin/python\", \"-m\", \"uvicorn\", \"greeter.app:app\", \"--host\", \"0.0.0.0\", \"--port\", \"8000\"]";
    private const string Link = "RUN --network=none [\"/bin/ln\"";
    private const string Cache = "RUN --mount=type=cache,id=greeter-uv0.13,target=/root/.cache/uv,sharing=shared uv sync --locked --no-default-groups\n";
    private const string Shipped = "COPY --from=app --chown=0:0 /out/ /\n";

    /// <summary>Rule, what is replaced, and by what.</summary>
    public static TheoryData<string, string, string> Breaks { get; } = new()
    {
        { "HARD-01", UvFrom, "FROM ghcr.io/astral-sh/uv@DIGEST AS uv" },
        { "HARD-01", "COPY --from=uv /uv", "COPY --from=ghcr.io/astral-sh/uv /uv" },
        { "HARD-01", "--mount=type=bind,source=uv.lock,target=uv.lock", "--mount=type=bind,from=docker.io/library/busybox,source=uv.lock,target=uv.lock" },
        { "HARD-02", UvFrom, "FROM ghcr.io/astral-sh/uv:latest@DIGEST AS uv" },
        { "HARD-02", UvFrom, "FROM ghcr.io/astral-sh/uv:python3.13-trixie-slim@DIGEST AS uv" },
        { "HARD-02", BaseFrom, "FROM docker.io/library/debian:trixie-slim@DIGEST AS base" },
        { "HARD-02", ProdFrom, "FROM gcr.io/distroless/cc:nonroot@DIGEST AS prod" },
        { "HARD-03", UvFrom, "FROM ghcr.io/astral-sh/uv:0.13.9 AS uv" },
        { "HARD-03", UvFrom, "ARG UV\nFROM $UV AS uv" },
        { "HARD-04", BaseFrom, "FROM python:3.13.9-slim-trixie@DIGEST AS base" },
        { "HARD-04", BaseFrom, "FROM images.example.org/python:3.13.9@DIGEST AS base" },
        { "HARD-05", BaseFrom, "FROM docker.io/library/python:3.10-slim-trixie@DIGEST AS base" },
        { "HARD-05", BaseFrom, "FROM docker.io/library/debian:11-slim@DIGEST AS base" },
        { "HARD-05", ProdFrom, "FROM gcr.io/distroless/python3-debian12:nonroot@DIGEST AS prod" },
        { "HARD-05", UvFrom, "FROM ghcr.io/astral-sh/uv:python3.13-bookworm-slim@DIGEST AS uv" },
        { "HARD-07", UvFrom, "FROM ghcr.io/astral-sh/uv:0.13@DIGEST AS uv" },
        { "HARD-07", UvFrom, "FROM ghcr.io/astral-sh/uv:0.4.30@DIGEST AS uv" },
        { "HARD-07", Link, "RUN pip install --upgrade uv\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-08", Link, "RUN curl -LsSf https://example.org/install | sh\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-08", Link, "RUN sh -c \"$(wget -qO- https://example.org/install)\"\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-08", "COPY src/ src/", "ADD https://example.org/x.tar /tmp/" },
        { "HARD-09", "# One service, five stages.", "# syntax=docker/dockerfile:1" },
        { "HARD-10", Link, "RUN apt-get update && apt-get install -y git=1 && rm -rf /var/lib/apt/lists/*\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-10", Link, "RUN apt-get update\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-10", Link, "RUN apt-get update && apt-get -y upgrade\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-10", Link, "RUN apk add git~=2.52\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-10", Shipped, "RUN apk add --no-cache bash=5\n" + Shipped },
        { "HARD-11", ProdFrom, "FROM app AS prod" },
        { "HARD-11", Shipped, Shipped + "RUN [\"/app/.venv/bin/python\", \"-m\", \"greeter\"]\n" },
        { "HARD-12", Own, "sharing=shared uv sync --locked --no-default-groups --group test\n" },
        { "HARD-12", "COPY src/ src/", "COPY src/ src/\nRUN uv run pytest" },
        { "HARD-13", "COPY --from=deps --chown=0:0 /app/ /app/", "COPY --from=app --chown=0:0 /app/ /app/" },
        { "HARD-13", "COPY --from=deps --chown=0:0 /app/ /app/\n" + Shipped, Shipped + "COPY --from=deps --chown=0:0 /app/ /app/\n" },
        { "HARD-14", Sync, "uv sync --no-default-groups --no-build --no-install-local" },
        { "HARD-14", Own, "sharing=shared uv sync --frozen --no-default-groups\n" },
        { "HARD-15", Sync, "uv sync --locked --no-build --no-install-local" },
        { "HARD-16", Cache, "RUN /app/.venv/bin/pip install -r requirements.txt\n" },
        { "HARD-16", Cache, "RUN uv pip install --system .\n" },
        { "HARD-17", "FROM base AS deps\n", "FROM base AS deps\nCOPY . .\n" },
        { "HARD-18", "UV_NO_EDITABLE=1 ", "" },
        { "HARD-19", "UV_LINK_MODE=copy ", "" },
        { "HARD-20", " UV_PYTHON_DOWNLOADS=never", "" },
        { "HARD-20", "UV_PYTHON=/usr/bin/python3.13 ", "" },
        { "HARD-21", "id=greeter-uv0.13,", "" },
        { "HARD-21", "id=greeter-uv0.13,", "id=uv0.13," },
        { "HARD-21", "id=greeter-uv0.13,", "id=greeter-uv," },
        { "HARD-21", Own, "sharing=shared --mount=type=cache,id=other-uv0.13,target=/root/.cache/uv uv sync --locked --no-default-groups\n" },
        { "HARD-22", ",sharing=shared", "" },
        { "HARD-22", ",sharing=shared", ",sharing=private" },
        { "HARD-24", " --no-build", "" },
        { "HARD-25", "RUN --network=none [\"/bin/ln\"", "RUN [\"/bin/ln\"" },
        { "HARD-26", "PYTHONUNBUFFERED=1", "API_TOKEN=abc" },
        { "HARD-26", "FROM base AS deps\n", "FROM base AS deps\nARG DB_PASSWORD\n" },
        { "HARD-27", ",required=true", "" },
        { "HARD-27", "COPY src/ src/", "COPY src/ .env /src/" },
        { "HARD-28", "PYTHONUNBUFFERED=1", "UV_INDEX_URL=https://me:secret@example.org/simple" },
        { "HARD-28", Sync, "uv pip install --index https://me:secret@example.org/simple --require-hashes -r r.txt" },
        { "HARD-33", Shipped, Shipped + "COPY --from=uv /uv /uvx /bin/\n" },
        { "HARD-43", "USER 65532:65532\nEXPOSE", "USER root\nEXPOSE" },
        { "HARD-43", "USER 65532:65532\nEXPOSE", "USER 0:65532\nEXPOSE" },
        { "HARD-44", "USER 65532:65532\nEXPOSE", "USER app\nEXPOSE" },
        { "HARD-45", "USER 65532:65532\nEXPOSE", "USER 65532\nEXPOSE" },
        { "HARD-45", "USER 65532:65532\nEXPOSE", "USER 65532:0\nEXPOSE" },
        { "HARD-46", "USER 65532:65532\nEXPOSE", "USER 1000:1000\nEXPOSE" },
        { "HARD-46", "USER 65532:65532\nEXPOSE", "USER nobody\nEXPOSE" },
        { "HARD-50", "COPY --from=app --chown=0:0", "COPY --from=app --chown=65532:65532" },
        { "HARD-50", "COPY --from=app --chown=0:0", "COPY --from=app --chown=nonroot:nonroot" },
        { "HARD-51", "COPY --from=app --chown=0:0", "COPY --from=app --chown=app:app" },
        { "HARD-52", "WORKDIR /app\n", "WORKDIR app\n" },
        { "HARD-52", "WORKDIR /app\n", "WORKDIR /usr/bin\n" },
        { "HARD-52", "WORKDIR /app\n", "USER 65532:65532\nWORKDIR /app\n" },
        { "HARD-54", Entry, "ENTRYPOINT python -m greeter" },
        { "HARD-54", "CMD []", "CMD ['serve']" },
        { "HARD-55", Entry + "\n", "" },
        { "HARD-55", Entry, "ENTRYPOINT []" },
        { "HARD-55", Entry, "ENTRYPOINT [\"/a\"]\n" + Entry },
        { "HARD-56", Entry + "\n", "" },
        { "HARD-58", Entry, "ENTRYPOINT [\"/usr/local/bin/uv\", \"run\", \"greeter\"]" },
        { "HARD-58", Entry, "ENTRYPOINT [\"/bin/sh\", \"-c\", \"pip install x && exec greeter\"]" },
        { "HARD-59", "\"8000\"]", "\"8000\", \"--reload\"]" },
        { "HARD-59", "PYTHONUNBUFFERED=1", "FLASK_DEBUG=1" },
        { "HARD-60", Link, "RUN sudo apt-get clean\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-60", Entry, "ENTRYPOINT [\"gosu\", \"app\", \"greeter\"]" },
        { "HARD-61", "HEALTHCHECK --interval", "HEALTHCHECK NONE\n#" },
        { "HARD-61", "    CMD [\"/app/.venv/bin/python\", \"-I\"", "    CMD python -c 'x' # [\"-I\"" },
        { "HARD-62", "127.0.0.1", "localhost" },
        { "HARD-62", " --start-interval=1s", "" },
        { "HARD-62", "--timeout=5s", "--timeout=3s" },
        { "HARD-62", "\"-I\", \"-S\", ", "" },
        { "HARD-62", "u.ProxyHandler({})", "" },
        { "HARD-63", "STOPSIGNAL SIGTERM\n", "" },
        { "HARD-64", "EXPOSE 8000/tcp\n", "" },
        { "HARD-64", "EXPOSE 8000/tcp", "EXPOSE 80" },
        { "HARD-64", "EXPOSE 8000/tcp", "EXPOSE 8000/TCP" },
        { "HARD-64", "EXPOSE 8000/tcp", "EXPOSE 8080:8000" },
        { "HARD-69", "/usr/bin/python3.13", "/usr/local/bin/python3.13" },
        { "HARD-70", BaseFrom, "FROM docker.io/library/python:3.12.14-slim-trixie@DIGEST AS base" },
        { "HARD-71", "COPY --from=deps --chown=0:0 /app/ /app/", "COPY --from=deps /app/.venv /srv/venv" },
        { "HARD-72", "UV_PYTHON=/usr/bin/python3.13 UV_PYTHON_DOWNLOADS=never", "UV_MANAGED_PYTHON=1 UV_PYTHON_INSTALL_DIR=/python" },
        { "HARD-73", "PYTHONUNBUFFERED=1", "PYTHONPATH=/app/.venv/lib/python3.13/site-packages" },
        { "HARD-77", Shipped, "COPY . .\n" },
        { "HARD-77", Shipped, "COPY --from=app / /\n" },
        { "HARD-78", "COPY src/ src/", "ADD src/ src/" },
        { "HARD-79", "FROM base AS deps\n", "FROM base AS deps\nARG SOURCE_DATE_EPOCH\n" },
        { "HARD-82", " UV_NO_INSTALLER_METADATA=1", "" },
        { "HARD-89", " AS app\n", " AS App\n" },
        { "HARD-89", " AS build\n", " AS app\n" },
        { "HARD-89", " AS build\n", " AS context\n" },
        { "HARD-90", UvFrom, "FROM ghcr.io/astral-sh/uv:$UV_VERSION AS uv" },
        { "HARD-90", "WORKDIR /src", "WORKDIR /$FOLDER" },
        { "HARD-91", UvFrom, "FROM --platform=linux/amd64 " + Uv + " AS uv" },
        { "HARD-91", UvFrom, "FROM --platform=$TARGETPLATFORM " + Uv + " AS uv" },
        { "HARD-92", "WORKDIR /src", "workdir /src" },
        { "HARD-92", "FROM deps AS app", "FROM deps as app" },
        { "HARD-93", "WORKDIR /src", "WORKDIR /src\nMAINTAINER somebody" },
        { "HARD-93", "WORKDIR /src", "WORKDIR /src\nENV NAME value" },
        { "HARD-93", "UV_PROJECT_ENVIRONMENT=/app/.venv \\\n", "UV_PROJECT_ENVIRONMENT=/app/.venv \\\n\n" },
        { "HARD-94", "WORKDIR /src", "# hadolint ignore=DL3008,DL3009\nWORKDIR /src" },
        { "HARD-94", "# One service, five stages.", "# check=skip=all" },
        { "HARD-95", "COPY pyproject.toml uv.lock README.md ./", "COPY pyproject.toml uv.lock README.md /src" },
        { "HARD-95", "COPY --from=uv /uv", "COPY --from=base /uv" },
        { "HARD-95", "COPY --from=uv /uv", "COPY --from=prod /uv" },
        { "HARD-95", "COPY --from=uv /uv /usr/local/bin/uv\n", "COPY --from=uv /uv bin/uv\n" },
        { "HARD-96", Link, "RUN cat /etc/os-release | sort > /tmp/x\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-96", Link, "RUN cd /tmp && ls\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-96", "WORKDIR /src", "WORKDIR /src\nSHELL [\"/bin/bash\", \"-c\"]" },
        { "HARD-97", "COPY --from=app --chown=0:0 /out/ /", "COPY --from=app --link --chown=0:0 /out/ /lib/" },
        { "HARD-97", "COPY --from=app --chown=0:0 /out/ /", "COPY --from=app --link --chown=app /out/ /app/" },
        { "HARD-99", "RUFF_CACHE_DIR=/tmp/ruff ", "" },
        { "HARD-99", "-o cache_dir=/tmp/pytest", "-q" },
    };

    /// <summary>Rule, what is replaced, and by what: what only looks like a breach.</summary>
    public static TheoryData<string, string, string> Keeps { get; } = new()
    {
        { "HARD-01", BaseFrom, "FROM scratch AS base" },
        { "HARD-02", BaseFrom, "FROM cgr.dev/chainguard/wolfi-base:latest@DIGEST AS base" },
        { "HARD-03", UvFrom, "ARG UV=" + Uv + "\nFROM ${UV} AS uv" },
        { "HARD-04", BaseFrom, "FROM cgr.dev/chainguard/wolfi-base:latest@DIGEST AS base" },
        { "HARD-05", BaseFrom, "FROM docker.io/library/python:3.11-slim-bookworm@DIGEST AS base" },
        { "HARD-07", UvFrom, "FROM ghcr.io/astral-sh/uv:0.12.5-python3.13-trixie@DIGEST AS uv" },
        { "HARD-07", Link, "RUN pip install uv==0.13.9\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-08", Link, "RUN echo 'curl x | sh' | sort\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-08", "COPY src/ src/", "ADD --checksum=DIGEST https://example.org/x.tar /tmp/" },
        { "HARD-09", "# One service, five stages.", "# syntax=docker/dockerfile:1@DIGEST" },
        { "HARD-10", Link, "RUN apt-get update && apt-get install -y --no-install-recommends git=1:2.47.3-0 && rm -rf /var/lib/apt/lists/*\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-10", BaseFrom, "FROM cgr.dev/chainguard/wolfi-base:latest@DIGEST AS base\nRUN apk add --no-cache python-3.13" },
        { "HARD-11", ProdFrom, "FROM docker.io/library/python:3.13.9-slim-trixie@DIGEST AS prod\nRUN --network=none rm -rf /usr/local/bin/pip" },
        { "HARD-12", Own, "sharing=shared uv sync --locked --no-default-groups --group gpu\n" },
        { "HARD-13", "COPY --from=deps --chown=0:0 /app/ /app/", "COPY --from=deps --chown=0:0 /app/.venv/ /app/.venv/" },
        { "HARD-14", Sync, "uv sync --frozen --no-default-groups --no-build --no-install-workspace" },
        { "HARD-15", Sync, "UV_NO_DEV=1 uv sync --locked --no-build --no-install-local" },
        { "HARD-16", Cache, "RUN /app/.venv/bin/pip install --require-hashes -r requirements.txt\n" },
        { "HARD-16", Cache, "RUN /app/.venv/bin/pip install --no-deps --no-index /wheels/greeter.whl\n" },
        { "HARD-17", "FROM base AS deps\n", "FROM base AS deps\nCOPY pyproject.toml uv.lock README.md /src/\n" },
        { "HARD-18", Own, "sharing=shared UV_NO_EDITABLE=0 uv sync --locked --no-default-groups --no-editable\n" },
        { "HARD-19", "UV_LINK_MODE=copy", "UV_LINK_MODE=symlink" },
        { "HARD-20", "UV_PYTHON=/usr/bin/python3.13 UV_PYTHON_DOWNLOADS=never", "UV_MANAGED_PYTHON=1 UV_PYTHON_INSTALL_DIR=/python" },
        { "HARD-20", "UV_PYTHON=/usr/bin/python3.13", "UV_PYTHON_PREFERENCE=only-system" },
        { "HARD-21", "FROM base AS deps\n", "FROM base AS deps\nRUN --mount=type=cache,id=apt,target=/var/cache/apt,sharing=locked true\n" },
        { "HARD-22", "FROM base AS deps\n", "FROM base AS deps\nRUN --mount=type=cache,id=apt,target=/var/cache/apt,sharing=locked true\n" },
        { "HARD-24", Sync, "UV_NO_BUILD=1 uv sync --locked --no-default-groups --no-install-local" },
        { "HARD-25", "RUN --network=none [\"/bin/ln\"", "RUN [\"/usr/bin/git\"" },
        { "HARD-26", "PYTHONUNBUFFERED=1", "TOKEN_FILE=/run/secrets/token API_KEY=" },
        { "HARD-27", "--mount=type=secret,id=ca,required=true", "--mount=type=ssh" },
        { "HARD-27", "--mount=type=secret,id=ca,required=true", "--mount=type=secret,id=UV_INDEX_ACME_PASSWORD,env=UV_INDEX_ACME_PASSWORD" },
        { "HARD-28", "PYTHONUNBUFFERED=1", "UV_INDEX_URL=https://example.org:8443/a@b" },
        { "HARD-33", Shipped, Shipped + "COPY --from=app /out/uvloop /app/uvloop\n" },
        { "HARD-43", "USER 65532:65532\nEXPOSE", "EXPOSE" },
        { "HARD-44", "USER 65532:65532\nEXPOSE", "ARG ID\nUSER $ID\nEXPOSE" },
        { "HARD-45", "USER 65532:65532\nEXPOSE", "ARG ID=65532\nUSER $ID:$ID\nEXPOSE" },
        { "HARD-46", "USER 65532:65532\nEXPOSE", "USER 10001:10001\nEXPOSE" },
        { "HARD-50", "COPY --from=app --chown=0:0", "COPY --from=app" },
        { "HARD-51", "COPY --from=app --chown=0:0", "ARG ID=0\nCOPY --from=app --chown=$ID:$ID" },
        { "HARD-52", "WORKDIR /app\n", "WORKDIR /usr/src/app\n" },
        { "HARD-54", "CMD []", "CMD [ \"serve\" ]" },
        { "HARD-55", "CMD []\n", "" },
        { "HARD-56", ProdFrom + "\n", "FROM gcr.io/distroless/cc-debian13:nonroot@DIGEST AS prod\n" },
        { "HARD-58", Entry, "ENTRYPOINT [\"/app/.venv/bin/greeter\", \"run\"]" },
        { "HARD-59", "PYTHONUNBUFFERED=1", "FLASK_DEBUG=0" },
        { "HARD-60", Link, "RUN echo sudo su\nRUN --network=none [\"/bin/ln\"" },
        { "HARD-61", "EXPOSE 8000/tcp\nSTOPSIGNAL SIGTERM\nHEALTHCHECK --interval", "STOPSIGNAL SIGTERM\nHEALTHCHECK NONE\n#" },
        { "HARD-62", "import sys,urllib.request as u\\ntry: sys.exit(u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:8000/healthz',timeout=3).status!=200)", "import sys,socket\\ntry: socket.create_connection(('127.0.0.1',8000),3).close()" },
        { "HARD-63", "STOPSIGNAL SIGTERM", "stopsignal 15" },
        { "HARD-64", "EXPOSE 8000/tcp", "EXPOSE 8000-8010/udp 9000" },
        { "HARD-64", "EXPOSE 8000/tcp\nSTOPSIGNAL SIGTERM\nHEALTHCHECK --interval", "STOPSIGNAL SIGTERM\nHEALTHCHECK NONE\n#" },
        { "HARD-69", "UV_PYTHON=/usr/bin/python3.13", "UV_PYTHON=/usr/bin/python3" },
        { "HARD-70", ProdFrom, "FROM gcr.io/distroless/cc-debian13:nonroot@DIGEST AS prod" },
        { "HARD-71", "COPY --from=deps --chown=0:0 /app/ /app/", "WORKDIR /app\nCOPY --from=deps /app/.venv .venv" },
        { "HARD-72", "UV_PYTHON=/usr/bin/python3.13 UV_PYTHON_DOWNLOADS=never", "UV_MANAGED_PYTHON=1 UV_PYTHON_INSTALL_DIR=/app/python" },
        { "HARD-73", "PYTHONUNBUFFERED=1", "PYTHONPATH=/app/src" },
        { "HARD-77", Shipped, "COPY --from=app /rootfs/ /\n" },
        { "HARD-78", "COPY src/ src/", "ADD --checksum=DIGEST https://example.org/x.tar /tmp/" },
        { "HARD-79", "USER 65532:65532\nEXPOSE", "ARG SOURCE_DATE_EPOCH\nUSER 65532:65532\nEXPOSE" },
        { "HARD-82", Sync, "UV_NO_INSTALLER_METADATA=1 " + Sync },
        { "HARD-89", " AS build\n", " AS build-2_b.c\n" },
        { "HARD-90", "WORKDIR /src", "ARG FOLDER\nWORKDIR /${FOLDER:-src}/$FOLDER/${OTHER:-x}\nENV PATH=/x:$PATH" },
        { "HARD-91", UvFrom, "FROM --platform=$BUILDPLATFORM " + Uv + " AS uv" },
        { "HARD-92", "WORKDIR /src", "WORKDIR /src\nENV workdir=from" },
        { "HARD-93", "WORKDIR /src", "WORKDIR /src\nENV NAME=value OTHER=\"a b\"" },
        { "HARD-94", "WORKDIR /src", "# The folder is made by the base.\n# hadolint ignore=DL3000\nWORKDIR /src" },
        { "HARD-95", "COPY pyproject.toml uv.lock README.md ./", "COPY pyproject.toml uv.lock README.md ." },
        { "HARD-95", "COPY --from=uv /uv", "COPY --from=0 /uv" },
        { "HARD-96", "WORKDIR /src", "WORKDIR /src\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN git log | sort" },
        { "HARD-97", "COPY --from=app --chown=0:0 /out/ /", "COPY --from=app --link --chown=0:0 /out/app/ /app/" },
        { "HARD-99", "-o cache_dir=/tmp/pytest", "-p no:cacheprovider" },
    };

    [Fact]
    public void The_file_that_the_examples_change_keeps_every_rule() => Assert.Empty(Inspect.Dockerfile(KeptDockerfile.Text).Findings.Select(finding => finding.ToString()));

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_rule_finds_what_breaks_it(string rule, string old, string replacement) => Assert.Contains(rule, Inspect.Broken(KeptDockerfile.With(old, replacement)));

    [Theory]
    [MemberData(nameof(Keeps))]
    public void A_rule_passes_what_only_looks_like_a_breach(string rule, string old, string replacement) => Assert.DoesNotContain(rule, Inspect.Broken(KeptDockerfile.With(old, replacement)));

    [Fact]
    public void Each_rule_on_the_file_has_an_example_of_either_kind()
    {
        string[] rules = [.. HardeningRules.All.Where(rule => Overrides(rule, nameof(HardeningRule.CheckDockerfile))).Select(rule => rule.Id).Except(ContextRuleTests.Rules)];

        Assert.Equal(rules, Breaks.Select(row => (string)row[0]).Distinct());
        Assert.Equal(rules, Keeps.Select(row => (string)row[0]).Distinct());
    }

    [Fact]
    public void Rules_are_in_order_and_have_numbers_of_their_own()
    {
        var numbers = HardeningRules.All.Select(rule => rule.Number).ToList();

        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.All(HardeningRules.All, rule => Assert.Equal($"PYC40{rule.Number:00}", rule.Descriptor.Id));
    }

    internal static bool Overrides(HardeningRule rule, string method) => rule.GetType()
        .GetMethod(method, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)!.DeclaringType != typeof(HardeningRule);
}

namespace PyContainer.Build.Hardening;

/// <summary>A hand-written file that keeps every rule. The tests change one thing in it at a time.</summary>
internal static class KeptDockerfile
{
    private const string Digest = "sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168";

    internal const string Text =
        $$"""
        # One service, five stages.
        FROM ghcr.io/astral-sh/uv:0.13.9@{{Digest}} AS uv

        FROM docker.io/library/python:3.13.9-slim-trixie@{{Digest}} AS base
        COPY --from=uv /uv /usr/local/bin/uv
        WORKDIR /src
        ENV UV_LINK_MODE=copy UV_NO_EDITABLE=1 UV_NO_INSTALLER_METADATA=1 UV_PROJECT_ENVIRONMENT=/app/.venv \
            UV_PYTHON=/usr/bin/python3.13 UV_PYTHON_DOWNLOADS=never
        RUN --network=none ["/bin/ln", "-s", "/usr/local/bin/python3.13", "/usr/bin/python3.13"]

        FROM base AS deps
        RUN --mount=type=cache,id=greeter-uv0.13,target=/root/.cache/uv,sharing=shared \
            --mount=type=secret,id=ca,required=true \
            --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml \
            SSL_CERT_FILE=/run/secrets/ca uv sync --locked --no-default-groups --no-build --no-install-local --compile-bytecode \
         && rm -f /app/.venv/.lock

        FROM deps AS app
        COPY pyproject.toml uv.lock README.md ./
        COPY src/ src/
        RUN --mount=type=cache,id=greeter-uv0.13,target=/root/.cache/uv,sharing=shared uv sync --locked --no-default-groups
        RUN --network=none <<'PY' /app/.venv/bin/python -I - greeter
        import shutil, sys
        shutil.copytree("/src/src", "/out/app")  # cd /; curl https://example.org | sh
        PY

        FROM app AS build
        ENV RUFF_CACHE_DIR=/tmp/ruff MYPY_CACHE_DIR=/tmp/mypy COVERAGE_FILE=/tmp/.coverage PYTEST_ADDOPTS="-o cache_dir=/tmp/pytest"
        RUN --mount=type=cache,id=greeter-uv0.13,target=/root/.cache/uv,sharing=shared UV_NO_EDITABLE=0 uv sync --locked --all-groups
        COPY tests/ tests/
        USER 65532:65532

        FROM gcr.io/distroless/python3-debian13:nonroot@{{Digest}} AS prod
        COPY --from=deps --chown=0:0 /app/ /app/
        COPY --from=app --chown=0:0 /out/ /
        WORKDIR /app
        ENV PATH=/app/.venv/bin:/usr/bin PYTHONUNBUFFERED=1
        USER 65532:65532
        EXPOSE 8000/tcp
        STOPSIGNAL SIGTERM
        HEALTHCHECK --interval=30s --timeout=5s --start-interval=1s \
            CMD ["/app/.venv/bin/python", "-I", "-S", "-c", "import sys,urllib.request as u\ntry: sys.exit(u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:8000/healthz',timeout=3).status!=200)\nexcept OSError as e: sys.exit(str(e))"]
        ENTRYPOINT ["/app/.venv/bin/python", "-m", "uvicorn", "greeter.app:app", "--host", "0.0.0.0", "--port", "8000"]
        CMD []

        """;

    /// <summary>The file with one text replaced.</summary>
    internal static string With(string old, string replacement)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, replacement.Replace("DIGEST", Digest, StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

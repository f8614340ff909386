#!/usr/bin/env bash
# bench.sh [make] [argument…]: measures the Dockerfiles that the package generates on its five bases beside those of the bench, on
# one engine, interleaved: docs/performance.md. `make` only generates; arguments go to the bench's `measure` (`--reps N`, names of
# its anchors; none: all). PYCONTAINER_BENCH is its folder, BENCH_WORK where it works; ends what it started, unless it ran before.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"

bench=${PYCONTAINER_BENCH:-$assets/bench}
[ -x "$bench/run.sh" ] || die "no bench in $bench; set PYCONTAINER_BENCH, or PYCONTAINER_TEST_ASSETS to the folder that holds it"
bench=$(cd "$bench" && pwd)
make_work
export BENCH_WORK=${BENCH_WORK:-$work/bench}
contestants=$work/contestants
bases="distroless-cc distroless-python wolfi wolfi-python slim"

# A repository as a user has it: the bench's application with the .NET side of the sample, and the package that was packed just now.
make_repository() {
    local version
    version=0.1.0-bench.$(date +%s)
    rm -rf "$contestants" && mkdir -p "$contestants"
    cp -r "$bench/sample" "$contestants/repository"
    cp "$assets"/sample-locks/fastapi/* samples/fastapi/{Directory.Build.props,.python-version} "$contestants/repository/"
    # Not the sample's own variables: the images differ in nothing but their Dockerfiles.
    sed '/ContainerEnvironmentVariable/d' samples/fastapi/greeter.csproj >"$contestants/repository/greeter.csproj"
    sed "s/Version=\"[^\"]*\"/Version=\"$version\"/" samples/fastapi/Directory.Packages.props >"$contestants/repository/Directory.Packages.props"
    dotnet pack src/PyContainer.Build -c Release -o "$contestants/feed" -p:Version="$version" -v:quiet -nologo
    echo "<configuration><packageSources><add key=\"packed\" value=\"$contestants/feed\" /></packageSources></configuration>" >"$contestants/repository/NuGet.config"
    NUGET_PACKAGES=$contestants/packages dotnet restore "$contestants/repository" -v:quiet -nologo
}

# References as the generated files write them, and what the bench has in their place; the certificates are another secret of the product's.
description() {
    cat <<JSON
{"target": "prod", "args": {"SOURCE_DATE_EPOCH": "1760000000"}, "flags": ["--secret", "id=pycontainer-ca,src={work}/ca/ca.crt"],
 "contexts": {
  "ghcr.io/astral-sh/uv:0.13.9": "bench/uv",
  "docker.io/library/debian:13-slim": "standin/debian",
  "docker.io/library/python:3.13-slim-trixie": "standin/python",
  "gcr.io/distroless/cc-debian13:nonroot": "standin/cc",
  "gcr.io/distroless/python3-debian13:nonroot": "standin/python3",
  "cgr.dev/chainguard/wolfi-base:latest": "standin/wolfi",
  "cgr.dev/chainguard/glibc-dynamic:latest": "standin/dynamic",
  "closure": "folder:closures/$1"}}
JSON
}

make_contestants() {
    local base folder
    make_repository
    for base in $bases; do
        folder=$contestants/ours-$base
        mkdir "$folder"
        # Any file will do as certificate: only its name goes into what is generated.
        NUGET_PACKAGES=$contestants/packages dotnet msbuild "$contestants/repository" -t:PyContainerGenerateDockerfile -p:Configuration=Release \
            -p:PyContainerBase="$base" -p:PyContainerCaCertificate="$root/LICENSE" \
            -p:PyContainerPythonDownloads=https://pythons.example/downloads.json -v:minimal -nologo
        cp "$contestants"/repository/obj/Release/*/pycontainer/Dockerfile{,.dockerignore} "$folder/"
        # The bench takes folders from below its own.
        mkdir -p "$BENCH_WORK/closures/$base"
        cp -r "$contestants"/repository/obj/Release/*/pycontainer/closure/. "$BENCH_WORK/closures/$base/"
        description "$base" >"$folder/bench.json"
    done
}

make_contestants
[ "${1:-}" != make ] || { echo "$contestants"; exit 0; }
anchors=() options=()
while [ $# -gt 0 ]; do
    case $1 in --*) options+=("$1" "${2:?"$1 needs a value"}"); shift 2 ;; *) anchors+=("$1"); shift ;; esac
done
[ ${#anchors[@]} -gt 0 ] || mapfile -t anchors < <(cd "$bench/peers" && printf '%s\n' *.Dockerfile | sed 's/\.Dockerfile$//')
[ -e "$BENCH_WORK/docker.pid" ] && kill -0 "$(cat "$BENCH_WORK/docker.pid")" 2>/dev/null || trap '"$bench/run.sh" down' EXIT
"$bench/run.sh" up >&2
"$bench/run.sh" measure --out "$contestants/out" "${options[@]}" "${anchors[@]}" "$contestants"/ours-*

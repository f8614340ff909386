#!/usr/bin/env bash
# demo.sh: the main job on the sample, from nothing but the .NET SDK: packs the package, publishes samples/fastapi as a hardened
# image, runs it read-only as user 65532, prints what /healthz answers and the image's size. Exit 0 only when it answered.
# Sets up an engine, and what a build needs, by tier.sh; removes its container. Where neither registries nor stand-ins are to be had,
# it publishes samples/clock instead, which needs the distribution's packages alone: no uv, no index (distribution.sh).
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"

image=pycontainer-demo:latest
eng/tier.sh
# shellcheck source=/dev/null
. "$work/env.sh"
sample=fastapi
if [ "$PYCONTAINER_TEST_TIER" = none ]; then
    echo "tier: distribution (samples/clock)"
    sample=clock
    eng/distribution.sh
    export PATH=$work/bin:$PATH PYCONTAINER_TEST_SITE_PROPS=$work/distribution.props PYCONTAINER_TEST_CONTAINER_HOST=127.0.0.1
fi

# shows and runs a command
run() { echo "> $*" >&2; "$@"; }

rm -f samples/packages/*.nupkg samples/packages/*.snupkg
run dotnet pack src/PyContainer.Build -c Release -o samples/packages -p:VersionSuffix="local.$(date +%s)" -v:quiet -nologo

project=$(find "samples/$sample" -name obj -prune -o -name '*.*proj' -print | head -1)
# Stand-ins are announced as a company announces its own network: build properties, and a proxy in the environment. The proxy
# knows Python packages only, so the restore of NuGet packages comes before it.
[ -z "${PYCONTAINER_TEST_SITE_PROPS:-}" ] || export CustomAfterDirectoryBuildProps=$PYCONTAINER_TEST_SITE_PROPS
# --force: a floating version is otherwise taken as it was resolved last.
run dotnet restore "$project" --force -v:quiet
[ -z "${PYCONTAINER_TEST_PROXY:-}" ] || export HTTPS_PROXY=$PYCONTAINER_TEST_PROXY
run dotnet publish "$project" --no-restore -c Release -p:PublishContainer=true \
    -p:ContainerRepository="${image%:*}" -p:ContainerImageTag="${image#*:}" -nologo
unset HTTPS_PROXY

container=
trap '[ -z "$container" ] || docker rm -f "$container" >/dev/null' EXIT
container=$(run docker run -d --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --user 65532:65532 \
    -p 0:8000 "$image")
port=$(docker port "$container" 8000/tcp | head -1)
port=${port##*:}

fetch() { # without curl too: one may miss it, bash is here
    if command -v curl >/dev/null; then
        curl -sS -f -i --noproxy '*' --max-time 5 "http://$PYCONTAINER_TEST_CONTAINER_HOST:$port/healthz"
    else
        # shellcheck disable=SC2016
        timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"; printf "GET /healthz HTTP/1.0\r\nHost: demo\r\n\r\n" >&3; cat <&3' \
            "$PYCONTAINER_TEST_CONTAINER_HOST" "$port" | grep -A 99 '^HTTP/1\.[01] 200'
    fi
}
wait_for 30 fetch || { docker logs "$container" >&2; die "the container does not answer"; }
echo "> GET /healthz"
fetch
echo
size=$(docker image inspect -f '{{.Size}}' "$image")
echo "image $image: $((size / 1000000)).$((size % 1000000 / 100000)) MB as docker image inspect counts"

#!/usr/bin/env bash
# tier.sh: finds out what image builds can be made of on this machine, prints it as one line `tier: …`, and prepares it.
# registries: the real images, uv and wheels; stand-ins: made here, see standins.sh; none: neither, and the line says why.
# Writes $PYCONTAINER_WORK/env.sh, which tests and demo source. PYCONTAINER_TIER names a tier instead of finding one.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"

lock=$root/samples/fastapi/uv.lock
registries="docker.io gcr.io ghcr.io cgr.dev"    # where the images of a generated Dockerfile come from

# answers URL: an answer that this host itself would give; a proxy that refuses says 403 or nothing.
answers() {
    local status host
    if command -v curl >/dev/null; then
        status=$(curl -sS -o /dev/null -I --connect-timeout 3 --max-time 5 -w '%{http_code}' "$1" 2>/dev/null) || true
        case $status in 2* | 3* | 401 | 405) ;; *) return 1 ;; esac
    else
        host=${1#https://}
        timeout 4 bash -c "exec 3<>/dev/tcp/${host%%/*}/443" 2>/dev/null
    fi
}

# The addresses that have to answer, one per line: the index and the file host that the sample's lock names, the registries.
addresses() {
    local host
    sed -nE 's/.*registry = "(https:[^"]*)".*/\1\/pip\//p; s/.*url = "(https:[^"]*)".*/\1/p' "$lock" | awk -F/ '!seen[$3]++'
    for host in $registries; do echo "https://${host/#docker.io/registry-1.docker.io}/v2/"; done
}

unreachable() {
    local address
    [ -e "$lock" ] || { echo "the sample's lock"; return; }
    addresses | while read -r address; do
        answers "$address" || echo "$address" | cut -d/ -f3
    done
}

choose() {
    tier=${PYCONTAINER_TIER:-} why="asked for"
    [ -z "$tier" ] || return 0
    why=$(unreachable | paste -sd, - | sed 's/,/, /g')
    [ -n "$why" ] || { tier=registries why="all reachable"; return; }
    why="not reachable: $why" tier=none
    if [ "$(uname -s)" != Linux ]; then why="$why; stand-ins need Linux"
    elif [ "$(id -u)" != 0 ]; then why="$why; stand-ins need root"
    elif [ ! -d "$assets/standins" ]; then why="$why; no stand-ins in PYCONTAINER_TEST_ASSETS, $assets"
    else tier=stand-ins
    fi
}

# failed STEP: a developer still gets the tests that need no engine; a build server must not go green that way.
failed() {
    [ "${CI:-}" != true ] || die "$1 failed"
    why="$1 failed, see above; $why" tier=none
}

make_work
choose
case $tier in
registries) "$root/eng/engine.sh" up || failed "engine.sh" ;;
stand-ins) "$root/eng/standins.sh" up || failed "standins.sh" ;;
none) ;;
*) die "unknown tier '$tier': registries, stand-ins or none" ;;
esac
case $tier in
registries)
    host=127.0.0.1
    case ${DOCKER_HOST:-} in tcp://*) host=${DOCKER_HOST#tcp://} host=${host%:*} ;; esac
    write_env PYCONTAINER_TEST_TIER=registries PYCONTAINER_TEST_CONTAINER_HOST="$host" ;;
none) write_env PYCONTAINER_TEST_TIER=none ;;
esac
echo "tier: $tier ($why)"
[ "$tier" != none ] || echo "not run without registries or stand-ins: everything that builds or starts an image"

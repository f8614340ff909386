#!/usr/bin/env bash
# engine.sh [up | install]: an engine with buildx that answers; with `install`, only its programs (docker, buildx, dockerd).
# What is there and answers is used as it is. Otherwise the distribution's packages are installed, which needs root.
# A daemon that this script had to start itself ends with `engine.sh down`.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"

has_buildx() { "$1" buildx version >/dev/null 2>&1; }

# A client without the plugin may hide the one that has it. A link in a folder that env.sh puts first in PATH mends
# this without changing the order of anything else.
choose_client() {
    local docker
    rm -f "$work/bin/docker"
    command -v docker >/dev/null && has_buildx docker && return
    while read -r docker; do
        has_buildx "$docker" && { ln -s "$docker" "$work/bin/docker"; return; }
    done < <(type -ap docker)
    return 1
}

# The machine's own source of Debian packages with another suite, in either of the two formats of apt's files.
debian_source() {
    local from=$1 to=$2 file
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] && awk -v RS= -v from="$from" -v to="$to" '
            /(^|\n)URIs:[^\n]*\/debian\/?[ \n]/ && $0 ~ "(^|\n)Suites:([^\n]* )?" from "( |\n)" && /(^|\n)Components:([^\n]* )?main/ {
                gsub(/(^|\n)#[^\n]*/, ""); sub(/Suites:[^\n]*/, "Suites: " to); sub(/Components:[^\n]*/, "Components: main"); print; exit }' "$file"
    done | grep . && return
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } \
        | sed -nE "s,^deb +(\[([^]]*)\] +)?([^ ]*/debian/?) +$from +main.*,Types: deb\nURIs: \3\nSuites: $to\nComponents: main\n\2,p" \
        | sed -E 's/^.*signed-by=([^ ]*).*$/Signed-By: \1/; /^(Types|URIs|Suites|Components|Signed-By): /!d' | awk 'NR <= 5 && !seen[$1]++' | grep .
}

install_packages() {
    # shellcheck source=/dev/null
    . /etc/os-release
    if [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ]; then
        # Debian 12's engine is of 2020 and has no buildx. The next release's programs ask for nothing newer than
        # Debian 12 has; the pin keeps everything else where it is.
        [ "$(id -u)" = 0 ] || die "an engine has to be installed from the distribution's packages: please run this as root once"
        [ -e /etc/apt/sources.list.d/pycontainer-forky.sources ] \
            || { debian_source bookworm forky >"$work/forky.sources" || die "no source of Debian packages found in /etc/apt"
                 install -m 644 "$work/forky.sources" /etc/apt/sources.list.d/pycontainer-forky.sources; }
        printf 'Package: *\nPin: release n=forky\nPin-Priority: 100\n' >/etc/apt/preferences.d/pycontainer-forky
        apt_install docker.io/forky docker-cli/forky docker-buildx/forky containerd/forky tini-static/forky iptables
    else
        apt_install docker.io docker-buildx iptables
    fi
}

install_engine() {
    choose_client && command -v dockerd >/dev/null && return
    install_packages
    hash -r
    choose_client || die "docker is installed, but \`docker buildx version\` does not answer"
}

start_daemon() {
    if [ -d /run/systemd/system ]; then
        systemctl start docker
    else
        start engine dockerd
    fi
    wait_for 60 docker version || { tail -5 "$work/log/engine.log" >&2; die "the engine does not answer"; }
}

make_work
export PATH=$work/bin:$PATH
case ${1:-up} in
install) install_engine ;;
up)
    choose_client && docker version >/dev/null 2>&1 && exit
    [ -z "${DOCKER_HOST:-}" ] || die "no engine answers at DOCKER_HOST=$DOCKER_HOST"
    install_engine
    docker version >/dev/null 2>&1 || { alive engine dockerd || rm -f "$work/engine.pid"; start_daemon; }
    ;;
down) end engine dockerd ;;
*) sed -n 2,4p "$0"; exit 2 ;;
esac

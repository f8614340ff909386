#!/usr/bin/env bash
# standins.sh up | down | env: everything that an image build pulls from outside, made on this machine (Linux, root, about 2 GB).
# Base images from Debian's packages, uv and an index from the files of $PYCONTAINER_TEST_ASSETS, an engine of their own, all in a network
# namespace that reaches nothing but this machine. `up` makes what is missing or dead, `env` prints the file to source.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"

proxy=127.0.0.1:3128
uv_version=0.13.9
pythons_url=https://pythons.example

# One namespace, one link and one address pair per work folder; the alias of the link says whose it is.
choose_number() {
    local link
    for link in /sys/class/net/pycontainer-*; do
        [ -e "$link" ] && [ "$(cat "$link/ifalias")" = "$work" ] && { number=${link##*-}; return; }
    done
    number=$(($(cksum <<<"$work" | cut -d' ' -f1) % 250))
    while [ -e "/run/netns/pycontainer-$number" ]; do number=$(((number + 1) % 250)); done
}

# No default route and no address translation: the namespace has loopback, the engine's bridges and a link to this machine,
# over which published ports are reached.
network_up() {
    ip -n "$ns" -br address show dev eth0 2>/dev/null | grep -F "$inside/" >/dev/null && return
    # What still runs in a namespace that lost its name or its link cannot be reached any more.
    end index "$work/ca"; end dockerd "$work/daemon.json"
    network_down
    ip netns add "$ns"
    ip link add "$ns" type veth peer name eth0 netns "$ns"
    ip link set "$ns" alias "$work"
    ip address add "$outside/30" dev "$ns"
    ip link set "$ns" up
    ip -n "$ns" address add "$inside/30" dev eth0
    ip -n "$ns" link set lo up
    ip -n "$ns" link set eth0 up
}
network_down() {
    ip link delete "$ns" 2>/dev/null || true
    ip netns delete "$ns" 2>/dev/null || true
}

# nsenter, not `ip netns exec`, which hides the mounts of control groups.
engine_up() {
    alive dockerd "$work/daemon.json" && docker version >/dev/null 2>&1 && return
    end dockerd "$work/daemon.json"
    # A daemon that was killed leaves its containerd, which the next one takes over; after a restart of the machine the
    # number in the file is somebody else's.
    cp "$work/exec/containerd/containerd.pid" "$work/containerd.pid" 2>/dev/null || true
    alive containerd "$work/exec" || rm -f "$work/exec/containerd/containerd.pid"
    rm -f "$work/containerd.pid" "$work/exec/dockerd.pid"
    # The containerd image store: attestations, archives and several platforms need it.
    cat >"$work/daemon.json" <<JSON
{"features": {"containerd-snapshotter": true}, "hosts": ["$DOCKER_HOST"],
 "data-root": "$work/docker", "exec-root": "$work/exec", "pidfile": "$work/exec/dockerd.pid"}
JSON
    start dockerd nsenter --net="/run/netns/$ns" dockerd --config-file "$work/daemon.json"
    wait_for 60 docker version || { tail -5 "$work/log/dockerd.log" >&2; die "the engine does not answer; see $work/log/dockerd.log"; }
}

has_image() { docker image inspect "$@" >/dev/null 2>&1; }

bases_up() {
    has_image standin/debian standin/python standin/cc standin/python3 standin/dynamic standin/wolfi && return
    say "making base images from Debian's packages"
    "$assets/standins/bases.sh" "$work/bases" standin >"$work/log/bases.log" 2>&1 || { tail -5 "$work/log/bases.log" >&2; die "bases.sh failed; see $work/log/bases.log"; }
}

python_up() {
    [ -e "$work/pythons/downloads.json" ] || "$assets/standins/managed-python.sh" "$work/bases/tree" "$work/pythons" "$pythons_url" >"$work/log/python.log" 2>&1 \
        || { tail -5 "$work/log/python.log" >&2; die "managed-python.sh failed; see $work/log/python.log"; }
}

# What ghcr.io/astral-sh/uv holds: the two programs in the root, nothing else.
uv_up() {
    if [ ! -x "$work/uv/uvx" ]; then
        rm -rf "$work/uv" && mkdir -p "$work/uv"
        python3 -m zipfile -e "$assets/python/uv/uv-$uv_version"-*.whl "$work/uv/wheel"
        install -m 755 "$work/uv/wheel/uv-$uv_version.data/scripts/"{uv,uvx} "$work/uv/"
        rm -r "$work/uv/wheel"
    fi
    has_image standin/uv || tar -C "$work/uv" --owner=0 --group=0 -c uv uvx | docker import --change 'ENTRYPOINT ["/uv"]' - standin/uv >/dev/null
}

index_up() {
    alive index "$work/ca" && return
    # Certificates of the stand-in CA last a month.
    [ -z "$(find "$work/ca" -name ca.crt -mtime +20 2>/dev/null)" ] || rm -rf "$work/ca"
    start index nsenter --net="/run/netns/$ns" python3 "$assets/standins/index.py" "$assets/python/wheels" "$work/pythons" \
        --state "$work/ca" --proxy "$proxy" --private packages.acme.example=alice:secret
    wait_for 20 nsenter --net="/run/netns/$ns" bash -c "exec 3<>/dev/tcp/${proxy/://}" || { tail -5 "$work/log/index.log" >&2; die "the index does not answer; see $work/log/index.log"; }
}

# What a company without access to the registries would write into its own build properties.
write_site_props() {
    cat >"$work/site.props" <<XML
<Project>
  <PropertyGroup>
    <PyContainerCaCertificate>$work/ca/ca.crt</PyContainerCaCertificate>
    <PyContainerBuildNetwork>host</PyContainerBuildNetwork>
    <PyContainerPythonDownloads>$pythons_url/downloads.json</PyContainerPythonDownloads>
  </PropertyGroup>
  <ItemGroup>
    <PyContainerBuildContext Include="ghcr.io/astral-sh/uv:$uv_version" Source="docker-image://standin/uv" />
    <PyContainerBuildContext Include="docker.io/library/debian:13-slim" Source="docker-image://standin/debian" />
    <PyContainerBuildContext Include="docker.io/library/python:3.13-slim-trixie" Source="docker-image://standin/python" />
    <PyContainerBuildContext Include="gcr.io/distroless/cc-debian13:nonroot" Source="docker-image://standin/cc" />
    <PyContainerBuildContext Include="gcr.io/distroless/python3-debian13:nonroot" Source="docker-image://standin/python3" />
    <PyContainerBuildContext Include="cgr.dev/chainguard/wolfi-base:latest" Source="docker-image://standin/wolfi" />
    <PyContainerBuildContext Include="cgr.dev/chainguard/glibc-dynamic:latest" Source="docker-image://standin/dynamic" />
  </ItemGroup>
</Project>
XML
}

install_tools() {
    local pair missing=()
    for pair in debootstrap:debootstrap patchelf:patchelf openssl:openssl python3:python3 ip:iproute2 iptables:iptables nsenter:util-linux docker-registry:docker-registry; do
        command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
    done
    [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
}

up() {
    if [ "$(uname -s)" != Linux ] || [ "$(id -u)" != 0 ]; then die "stand-ins need root on Linux"; fi
    [ -d "$assets/standins" ] || die "no stand-ins in $assets; set PYCONTAINER_TEST_ASSETS"
    make_work
    mkdir -p "$DOCKER_CONFIG"
    "$root/eng/engine.sh" install
    install_tools
    network_up; engine_up; bases_up; python_up; uv_up; index_up
    write_site_props
    write_env PYCONTAINER_TEST_TIER=stand-ins DOCKER_HOST="$DOCKER_HOST" DOCKER_CONFIG="$DOCKER_CONFIG" PYCONTAINER_TEST_PROXY="http://$proxy" \
        PYCONTAINER_TEST_SITE_PROPS="$work/site.props" PYCONTAINER_TEST_CONTAINER_HOST="$inside" PYCONTAINER_TEST_NETNS="/run/netns/$ns" \
        PYCONTAINER_TEST_CA="$work/ca" PYCONTAINER_TEST_PYTHONS="$work/pythons"
}

down() {
    [ -d "$work" ] || return 0
    end index "$work/ca"
    # Only a living daemon can end the containers and the containerd that a dead one left.
    if [ -e "/run/netns/$ns" ] && [ -e "$work/exec/containerd/containerd.pid" ]; then engine_up; fi
    end dockerd "$work/daemon.json"
    network_down
    # The data folder is mounted on itself; a daemon that was killed leaves that behind.
    findmnt -rno TARGET | grep -F "$work/" | sort -r | while read -r folder; do umount "$folder"; done
}

# Debian's folders of programs for the superuser, which the PATH of a plain shell may lack.
export PATH=$work/bin:$PATH:/usr/sbin:/sbin DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/docker-config
choose_number
ns=pycontainer-$number outside=10.231.$number.1 inside=10.231.$number.2
case ${1:-} in
up) up ;;
down) down ;;
env) echo "$work/env.sh" ;;
*) sed -n 2,4p "$0"; exit 2 ;;
esac

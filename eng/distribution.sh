#!/usr/bin/env bash
# distribution.sh: the smallest of all ways to a real image: an engine, and the image of a Python from the distribution's own packages,
# for a machine that reaches neither registries nor stand-ins. No uv and no index are needed for a project without packages of others.
# Needs root and Debian's packages. Writes $PYCONTAINER_WORK/distribution.props, which a publish imports.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"

suite=trixie
image=pycontainer-distribution/python:3.13
tree=$work/distribution

# The machine's own source of Debian packages, in either of the two formats of apt's files.
mirror() {
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } \
        | sed -nE 's,^(URIs:|deb( +\[[^]]*\])?) +([^ ]*/debian)/?( .*)?$,\3,p' | awk 'NR == 1' | grep .
}

make_image() {
    local from
    command -v debootstrap >/dev/null || apt_install debootstrap
    from=$(mirror) || die "no source of Debian packages found in /etc/apt"
    say "making $image from the packages of $suite"
    rm -rf --one-file-system "$tree"
    debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$tree" "$from" >"$work/log/debootstrap.log" 2>&1 \
        || { tail -5 "$work/log/debootstrap.log" >&2; die "debootstrap failed; see $work/log/debootstrap.log"; }
    # Where the official image of the same name has them.
    mv "$tree/usr/bin/python3.13" "$tree/usr/local/bin/"
    mkdir -p "$tree/usr/local/lib/python3.13/site-packages"
    cp -a "$tree/usr/lib/python3.13/." "$tree/usr/local/lib/python3.13/"
    rm -rf "$tree/usr/lib/python3.13"
    ln -s ../local/bin/python3.13 "$tree/usr/bin/python3.13"
    ln -s ../local/lib/python3.13 "$tree/usr/lib/python3.13"
    find "$tree/usr" -name __pycache__ -type d -prune -exec rm -rf {} +
    rm -rf "$tree"/var/cache/apt/* "$tree"/var/lib/apt/lists/*
    tar -C "$tree" --numeric-owner -c . | docker import --change 'CMD ["python3.13"]' - "$image" >/dev/null
    rm -rf --one-file-system "$tree"
}

make_work
[ "$(id -u)" = 0 ] || die "an image can be made of the distribution's packages as root only"
"$root/eng/engine.sh" up
export PATH=$work/bin:$PATH
docker image inspect "$image" >/dev/null 2>&1 || make_image
cat >"$work/distribution.props" <<XML
<Project>
  <ItemGroup>
    <PyContainerBuildContext Include="docker.io/library/python:3.13-slim-trixie" Source="docker-image://$image" />
  </ItemGroup>
</Project>
XML

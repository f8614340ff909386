# shellcheck shell=bash
# Sourced by the other scripts: folders, messages, packages, and the file of variables that the tests read.
# PYCONTAINER_WORK is where everything made for the tests lies; PYCONTAINER_TEST_ASSETS is the folder with stand-ins, uv and wheels.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Not in the checkout: the path of a Unix socket may have 107 characters only.
work=${PYCONTAINER_WORK:-/tmp/pycontainer-$(id -u)}
assets=${PYCONTAINER_TEST_ASSETS:-$root/../shared}
[ ! -d "$assets" ] || assets=$(cd "$assets" && pwd)
export LC_ALL=C.UTF-8 PYCONTAINER_WORK=$work

say() { echo "eng: $*" >&2; }
die() { say "$*"; exit 1; }

# A folder under /tmp has a name that anybody can guess: one that is not ours is refused.
make_work() {
    [ -e "$work" ] || (umask 077 && mkdir -p "$work")
    if [ ! -O "$work" ] || [ -L "$work" ]; then die "$work is not a folder of this user; set PYCONTAINER_WORK"; fi
    mkdir -p "$work/bin" "$work/log"
}

# apt_install PACKAGE…: from the distribution, with fresh lists, nothing that is only recommended.
apt_install() {
    command -v apt-get >/dev/null || die "please install: $* (this script knows apt only)"
    [ "$(id -u)" = 0 ] || die "please install as root: apt-get install $*"
    say "installing $*"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$work/log/apt.log" 2>&1 </dev/null \
        || { tail -5 "$work/log/apt.log" >&2; die "apt-get install $* failed; see $work/log/apt.log"; }
}

# alive NAME TEXT: the process of $work/NAME.pid runs and its command line holds TEXT. A zombie does not run, and after a
# restart of the machine the number may belong to somebody else.
alive() {
    local pid
    pid=$(cat "$work/$1.pid" 2>/dev/null) && [ -n "$pid" ] \
        && grep -q '^State:.[^ZX]' "/proc/$pid/status" 2>/dev/null && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -F -- "$2" >/dev/null
}

# start NAME COMMAND…: in a session of its own, so that it outlives this script; its number goes to $work/NAME.pid.
start() {
    # shellcheck disable=SC2016
    setsid bash -c 'echo $$ >"$0"; exec "$@"' "$work/$1.pid" "${@:2}" >"$work/log/$1.log" 2>&1 </dev/null &
}

# wait_for SECONDS COMMAND…
wait_for() {
    local end=$((SECONDS + $1)); shift
    until "$@" >/dev/null 2>&1; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.2; done
}

gone() { ! alive "$@"; }

# end NAME TEXT: stops that process by its number and waits until it is gone.
end() {
    if alive "$1" "$2"; then
        kill "$(cat "$work/$1.pid")"
        wait_for 30 gone "$1" "$2" || { say "$1 does not stop; killing it"; kill -9 "$(cat "$work/$1.pid")"; }
    fi
    rm -f "$work/$1.pid"
}

# write_env NAME=VALUE…: what the tests read, to be sourced. `$work/bin` comes first in PATH: see engine.sh.
write_env() {
    local pair
    {
        echo "# Made by eng/; source it."
        # shellcheck disable=SC2016
        printf 'case $PATH in %q:*) ;; *) export PATH=%q:$PATH ;; esac\n' "$work/bin" "$work/bin"
        for pair in "PYCONTAINER_WORK=$work" "PYCONTAINER_TEST_ASSETS=$assets" "$@"; do printf 'export %s=%q\n' "${pair%%=*}" "${pair#*=}"; done
    } >"$work/env.sh.new"
    mv "$work/env.sh.new" "$work/env.sh"
}

#!/usr/bin/env bash
# test.sh [--quick]: builds, packs into samples/packages, runs all tests, the end-to-end ones on what tier.sh finds; --quick
# runs none that need an engine. The last line is `N passed, N failed, N skipped`. On a build server (CI=true) the number of
# skipped tests must be the one in eng/expected-skips, so that a test cannot vanish unseen.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"

case ${1:-} in
--quick | '') ;;
*) sed -n 2,4p "$0"; exit 2 ;;
esac
results=artifacts/test-results
suffix=-p:VersionSuffix=local.$(date +%s)
rm -rf "$results"
rm -f samples/packages/*.nupkg samples/packages/*.snupkg
quick=$([ "${1:-}" = --quick ] && echo true || echo false)
make_work
# The engine and what stands in for registries are prepared while the tests run that need neither.
if ! $quick; then
    eng/tier.sh >"$work/tier.log" 2>&1 &
    preparing=$!
fi
dotnet build PyContainer.Build.sln -c Release "$suffix" -nologo -v:minimal
for project in PyContainer.Build PyContainer.Templates; do
    dotnet pack "src/$project" -c Release -o samples/packages "$suffix" -nologo -v:quiet
done

status=0
run() { dotnet test "tests/$1" -c Release --no-build "$suffix" --logger trx --results-directory "$results" -nologo || status=$?; }
run PyContainer.Build.Core.Tests
run PyContainer.Build.Tests
if $quick; then
    export PYCONTAINER_TEST_TIER=none
    echo "tier: none (--quick)"
else
    wait "$preparing" || { cat "$work/tier.log"; die "the engine was not prepared"; }
    cat "$work/tier.log"
    # shellcheck source=/dev/null
    . "$work/env.sh"
fi
# Last and alone: the engine's tests measure time.
run PyContainer.Build.Package.Tests

# sum ATTRIBUTE: over the counters of all test projects.
sum() { find "$results" -name '*.trx' -exec grep -ho "<Counters [^>]*" {} + 2>/dev/null | sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
total=$(sum total) passed=$(sum passed) failed=$(sum failed)
skipped=$((total - passed - failed))
[ "$total" -gt 0 ] || { say "no test ran"; status=1; }
if [ "${CI:-}" = true ]; then
    expected=$(awk -v tier="$PYCONTAINER_TEST_TIER" '$1 == tier { print $2 }' eng/expected-skips)
    [ "$skipped" = "$expected" ] || { say "$skipped tests were skipped, eng/expected-skips says ${expected:-nothing} for $PYCONTAINER_TEST_TIER"; status=1; }
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] || status=1
exit "$status"

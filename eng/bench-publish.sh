#!/usr/bin/env bash
# bench-publish.sh [bake|overhead|commits]…: measures whole publishes on the engine that tier.sh prepares: docs/performance.md.
# bake: SERVICES (20) services of one solution built by one -t:PyContainerBake, by as many single publishes, and one of them, from
# an empty cache and once more. overhead: REPS (11) times in turn, nothing changed, a publish with the package, the same without
# it, and docker buildx alone with the very arguments of the first. commits: COMMITS (10) commits of a changed line in a git
# repository, each published: what comes from the cache, and how long it takes. Empties the build cache of that engine.
set -euo pipefail
# shellcheck source=eng/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"

services=${SERVICES:-20} reps=${REPS:-11} commits=${COMMITS:-10}
bash eng/tier.sh >&2
# shellcheck source=/dev/null
. "$work/env.sh"
[ "$PYCONTAINER_TEST_TIER" != none ] || die "no image can be built here"
[ -z "${PYCONTAINER_TEST_SITE_PROPS:-}" ] || export CustomAfterDirectoryBuildProps=$PYCONTAINER_TEST_SITE_PROPS
place=$work/bench-publish
version=0.1.0-bench.$(date +%s)
rm -rf "$place" && mkdir -p "$place"
dotnet pack src/PyContainer.Build -c Release -o "$place/feed" -p:Version="$version" -v:quiet -nologo
export NUGET_PACKAGES=$place/packages MSBUILDDISABLENODEREUSE=1

# service NAME: the sample under another name, so that no two of them are the same image.
service() {
    local folder=$place/shop/$1
    mkdir -p "$folder"
    cp -r samples/fastapi/{README.md,.python-version,tests} "$folder/"
    mkdir "$folder/src" && cp -r samples/fastapi/src/greeter "$folder/src/$1"
    find "$folder" -name '*.py' -exec sed -i "s/\bgreeter\b/$1/g" {} +
    for file in pyproject.toml uv.lock; do sed "s/^name = \"greeter\"/name = \"$1\"/" "samples/fastapi/$file" >"$folder/$file"; done
    cat >"$folder/$1.csproj" <<XML
<Project Sdk="Microsoft.Build.NoTargets/3.7.0">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ContainerRepository>bench/$1</ContainerRepository><PyContainerHealthPath>/healthz</PyContainerHealthPath></PropertyGroup>
  <ItemGroup Condition="'\$(WithoutPackage)' != 'true'"><PackageReference Include="PyContainer.Build" Version="$version" PrivateAssets="all" /></ItemGroup>
</Project>
XML
    echo "<Project Path=\"$1/$1.csproj\" />" >>"$place/projects"
}

names=()
for number in $(seq "$services"); do names+=("svc$number"); service "svc$number"; done
echo "<Solution>$(cat "$place/projects")</Solution>" >"$place/shop/Shop.slnx"
echo "<configuration><packageSources><add key=\"packed\" value=\"$place/feed\" /></packageSources></configuration>" >"$place/shop/NuGet.config"
dotnet restore "$place/shop/Shop.slnx" -v:quiet -nologo
# The second for the call of buildx alone: the package names its secrets so.
[ -z "${PYCONTAINER_TEST_PROXY:-}" ] || export HTTPS_PROXY=$PYCONTAINER_TEST_PROXY PYCONTAINER_HTTPS_PROXY=$PYCONTAINER_TEST_PROXY

# took COMMAND…: its milliseconds; what it prints is kept for a failure.
took() {
    local start
    start=$(date +%s%N)
    "$@" >"$place/last.log" 2>&1 || { tail -20 "$place/last.log" >&2; die "failed: $*"; }
    echo $((($(date +%s%N) - start) / 1000000))
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
publish() { dotnet publish "$place/shop/$1" --no-restore -p:PublishContainer=true -v:quiet -nologo "${@:2}"; }
each() { local name; for name in "${names[@]}"; do publish "$name"; done; }
bake() { dotnet build "$place/shop/Shop.slnx" -c Release --no-restore -t:PyContainerBake -v:quiet -nologo; }
forget() { docker image ls --filter 'reference=bench/*' -q | sort -u | xargs -r docker image rm -f >/dev/null; docker builder prune -af >/dev/null; }

measure_bake() {
    local way times=()
    for way in "publish svc1" each bake; do
        forget
        # shellcheck disable=SC2086
        times+=("$(took $way)" "$(took $way)")
    done
    printf '| %s | from nothing ms | nothing changed ms |\n|---|---|---|\n' "$services services"
    printf '| one of them, published | %s | %s |\n' "${times[@]:0:2}"
    printf '| all, published one by one | %s | %s |\n' "${times[@]:2:2}"
    printf '| all, -t:PyContainerBake | %s | %s |\n' "${times[@]:4:2}"
}

measure_overhead() {
    local round command bare
    publish svc1 -bl:"$place/svc1.binlog" >/dev/null
    command=$(sed -n '1s/^\$ //p' "$place"/shop/svc1/obj/Release/*/pycontainer/build.log)
    # The log quotes for a person; a shell reads the same words.
    bare=$place/bare.sh
    printf 'cd %q\n%s\n' "$place/shop/svc1" "$command" >"$bare"
    mkdir -p "$place/plain" && cp -r "$place/shop/svc1" "$place/plain/" && rm -rf "$place/plain/svc1/obj" && cp "$place/shop/NuGet.config" "$place/plain/"
    dotnet restore "$place/plain/svc1" -p:WithoutPackage=true -v:quiet -nologo
    for round in $(seq "$reps"); do
        took publish svc1 >>"$place/with"
        took dotnet publish "$place/plain/svc1" --no-restore -p:PublishContainer=true -p:WithoutPackage=true -v:quiet -nologo >>"$place/without"
        took bash "$bare" >>"$place/alone"
    done
    printf '| nothing changed, median of %s | ms | fastest |\n|---|---|---|\n' "$reps"
    printf '| publish with the package | %s | %s |\n' "$(median <"$place/with")" "$(sort -n "$place/with" | head -1)"
    printf '| the same without it | %s | %s |\n' "$(median <"$place/without")" "$(sort -n "$place/without" | head -1)"
    printf '| docker buildx build alone | %s | %s |\n' "$(median <"$place/alone")" "$(sort -n "$place/alone" | head -1)"
    printf '| with the package, less the two others | %s | %s |\n' "$(paste "$place/with" "$place/without" "$place/alone" | awk '{ print $1 - $2 - $3 }' | median)" \
        "$(($(sort -n "$place/with" | head -1) - $(sort -n "$place/without" | head -1) - $(sort -n "$place/alone" | head -1)))"
}

# commit FOLDER DAY: with a date of its own, which becomes the time of the image.
commit() {
    git -C "$1" add -A
    GIT_COMMITTER_DATE="2026-03-$2T12:00:00Z" git -C "$1" -c user.name=bench -c user.email=bench@example.org commit -q -m "Day $2" --date "2026-03-$2T12:00:00Z"
}

measure_commits() {
    local folder=$place/shop/svc1 number time
    printf 'bin/\nobj/\n' >"$folder/.gitignore"
    git init -q "$folder"
    commit "$folder" 01
    publish svc1 >/dev/null
    for number in $(seq "$commits"); do
        echo "# change $number" >>"$folder/src/svc1/greeting.py"
        commit "$folder" "$(printf %02d $((number + 1)))"
        time=$(took publish svc1 -v:minimal)
        sed -nE 's/^.* ([0-9]+) of ([0-9]+) steps cached.*$/\1 \2/p' "$place/last.log" >>"$place/cached"
        echo "$time" >>"$place/commits"
    done
    printf '| %s commits, each with one changed line, published | steps cached | median ms | fastest |\n|---|---|---|---|\n' "$commits"
    printf '| one commit | %s | %s | %s |\n' "$(sort -u "$place/cached" | sed 's/ / of /' | paste -sd, -)" "$(median <"$place/commits")" "$(sort -n "$place/commits" | head -1)"
}

for what in "${@:-bake overhead commits}"; do
    for one in $what; do "measure_$one"; done
done

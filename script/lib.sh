# shellcheck shell=bash disable=SC2164
# What the scripts share. Meant to be sourced by bash, after `set -euo pipefail`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$(basename "$0"): $*"
    exit 1
}

# progress LOG: reads what goes to LOG, and says how far ninja is: on a terminal in one line that is rewritten,
# elsewhere in a line a minute.
progress() {
    local log="$1" line step='' said=$SECONDS
    while IFS= read -r -t 10 line || (($? > 128)); do # above 128: nothing came in that time
        if [[ "$line" =~ ^\[[0-9]+/[0-9]+\] ]]; then step="${BASH_REMATCH[0]}"; fi
        if [[ -t 2 ]]; then
            printf '%s' "${step:+$'\r'$log: $step}" >&2
        elif ((SECONDS - said >= 60)); then
            say "$log: ${step:-still at it}"
            said=$SECONDS
        fi
    done
    if [[ -t 2 && "$step" ]]; then say; fi
}

# quietly LOG COMMAND…: the command's output goes to LOG. Its progress is shown, and the end of LOG when it fails.
quietly() {
    local log="$1" status=0
    shift
    mkdir -p "$(dirname "$log")"
    "$@" 2>&1 | tee "$log" | progress "$log" || status=$?
    if ((status)); then
        tail -n 100 "$log" >&2
        say "failed ($status): $*"
    fi
    return "$status"
}

# build PRESET [-DOPTION…] [TARGET…]: configures and builds build/PRESET; says little unless something is wrong.
build() {
    local preset="$1" options=() targets=() argument
    shift
    for argument; do
        if [[ "$argument" == -D* ]]; then options+=("$argument"); else targets+=(--target "$argument"); fi
    done
    if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    say "building ($preset)"
    export NINJA_STATUS='[%f/%t] '
    quietly "build/$preset/configure.log" cmake --preset "$preset" "${options[@]}" &&
        quietly "build/$preset/build.log" cmake --build --preset "$preset" -j "$(nproc)" "${targets[@]}"
}

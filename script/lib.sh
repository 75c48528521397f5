# shellcheck shell=bash disable=SC2164
# What the scripts share. Meant to be sourced by bash, after `set -euo pipefail`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$(basename "$0"): $*"
    exit 1
}

# quietly LOG COMMAND…: the command's output goes to LOG, and its end is shown when it fails.
quietly() {
    local log="$1"
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 || {
        local status=$?
        tail -n 100 "$log" >&2
        say "failed ($status): $*"
        return "$status"
    }
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
    quietly "build/$preset/configure.log" cmake --preset "$preset" "${options[@]}" &&
        quietly "build/$preset/build.log" cmake --build --preset "$preset" -j "$(nproc)" "${targets[@]}"
}

# shellcheck shell=bash disable=SC2034,SC2154 # what it is given, and what it gives
# Simulators for scripts that show the program at work. Meant to be sourced after lib.sh, by a script that has $work, a
# folder of its own, and $simulator, the program; that script ends what is in $pids.

pids=()

# start_simulator KIND: starts it on a free port; its URL is then in $url.
start_simulator() {
    local kind="$1"
    "$simulator" "$kind" --port 0 --port-file "$work/$kind.port" >"$work/$kind.log" 2>&1 &
    pids+=($!)
    for _ in {1..200}; do
        [[ -s "$work/$kind.port" ]] && break
        kill -0 "$!" 2>/dev/null || die "the simulated $kind did not start: $(cat "$work/$kind.log")"
        sleep 0.05
    done
    url="http://127.0.0.1:$(cat "$work/$kind.port")"
}
ask() { curl --noproxy '*' -sS --fail-with-body "$@"; }
tell() { ask -o /dev/null -X POST -H 'Content-Type: application/json' --data-binary @- "$1"; } # JSON on stdin

#!/bin/bash
# Checks what the compiler cannot: third-party headers stay in their rooms, rooms include only the rooms that
# lib/CMakeLists.txt gives them, and only cmd/ prints. Prints what is wrong, and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

found=0

# offends WHY: reads `file:line:text` lines; each is an offence.
offends() {
    local line
    while IFS= read -r line; do
        printf '%s  <- %s\n' "$line" "$1"
        found=1
    done
}

# matches PATTERN FOLDER…: `file:line:text` of every line of C++ with the pattern outside of line comments.
matches() {
    local pattern="$1"
    shift
    grep -rnE --include='*.hpp' --include='*.cpp' -e "$pattern" "$@" | grep -vE "^[^:]+:[0-9]+:[^\"]*//.*($pattern)" || true
}

# only_in FOLDER HEADER-PATTERN: nothing else in the program includes such a header.
only_in() {
    local folder="$1"
    offends "only $folder/ may include this" < <(matches "^ *# *include *[<\"]$2" lib cmd | grep -v "^$folder/" || true)
}

only_in lib/json 'rapidjson/'
only_in lib/http 'curl/'
only_in lib/journal 'sqlite3'
only_in lib/util 'date/'
only_in lib/config 'toml(\+\+/|\.hpp)'
only_in cmd 'CLI/'

offends 'only cmd/ prints' < <(matches \
    '(#include <iostream>|\b(cout|cerr|clog|stdout|stderr)\b|\b(v?printf|v?fprintf|puts|fputs|putchar|perror) *\(|fmt::print)' lib)
offends 'only cmd/ ends the program' < <(matches '((^|[^_a-z])exit *\(|\babort *\(|std::terminate)' lib)

# Prints "ROOM ALLOWED…" for every room, by the lines of lib/CMakeLists.txt: itself, what it uses, and what comes
# along with that.
rooms() {
    awk '
        /^zksync_room\(/ {
            gsub(/[()]/, " ")
            room = $2; mode = ""; public[room] = room; private = ""
            for (i = 3; i <= NF; ++i) {
                if ($i ~ /^(PUBLIC_USES|USES|PRIVATE)$/) { mode = $i; continue }
                if (mode == "PUBLIC_USES") public[room] = public[room] " " public[$i]
                if (mode == "USES") private = private " " public[$i]
            }
            print room, public[room] private
        }' lib/CMakeLists.txt
}

all_rooms="$(rooms | awk '{ print $1 }' | paste -sd '|')"

while read -r room allowed; do
    offends "lib/CMakeLists.txt does not let $room/ include this" < <(
        grep -rnE "^ *# *include *\"($all_rooms)/" "lib/$room" | grep -vE "include *\"(${allowed// /|})/" || true)
done < <(rooms)

exit "$found"

#!/bin/bash
# Checks what the compiler cannot: third-party headers stay in their rooms, rooms include only the rooms that
# lib/CMakeLists.txt gives them, only cmd/ prints, and docs/design.md tells the rooms as they are. Prints what is
# wrong, and fails.
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

only_in lib/sheet 'xlsxwriter'
only_in lib/json 'rapidjson/'
only_in lib/http 'curl/'
only_in lib/sqlite 'sqlite3'
only_in lib/util 'cctz/'
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

# What docs/design.md says of the rooms has to be what lib/CMakeLists.txt says.
design=docs/design.md

# Prints "ROOM: uses … besides …" for every room, by the lines of lib/CMakeLists.txt.
uses() {
    awk '
        /^zksync_room\(/ {
            gsub(/[()]/, " ")
            mode = ""; uses = ""; besides = ""
            for (i = 3; i <= NF; ++i) {
                if ($i ~ /^(PUBLIC_USES|USES|PRIVATE)$/) { mode = $i; continue }
                if (mode == "PUBLIC_USES") uses = uses " " $i
                if (mode == "USES") besides = besides " " $i
            }
            print $2 ": uses" uses " besides" besides
        }' lib/CMakeLists.txt | sort
}

# The same by the rows of the table: | `ROOM` | what it is for | `USES`, … | `BESIDES`, … | library |
told_uses() {
    awk -F '|' '
        function words(cell) { gsub(/[`,]/, " ", cell); gsub(/ +/, " ", cell); sub(/ $/, "", cell); return cell }
        /^\| *room *\|/ { table = 1; next }
        !/^\|/ { table = 0 }
        table && !/^\|-/ { print substr(words($2), 2) ": uses" words($4) " besides" words($5) }' "$design" | sort
}

offends "$design (<) and lib/CMakeLists.txt (>) tell different rooms" < <(
    diff <(told_uses) <(uses) | grep '^[<>]' || true)

# The drawing has a line a floor, its number first and its rooms between the walls: each room once, above all that it
# uses.
offends "the drawing of the house in $design" < <({
    sed -n 's,^ *\([0-9][0-9]*\) *[|/]\([^|\\]*\)[|\\].*,floor \1 \2,p' "$design"
    uses
} | awk '
    $1 == "floor" { for (i = 3; i <= NF; ++i) { if ($i in floor) print $i " stands there twice"; floor[$i] = $2 } next }
    {
        sub(/:$/, "", $1)
        room[$1] = 1
        if (!($1 in floor)) { print $1 " is missing"; next }
        for (i = 2; i <= NF; ++i)
            if ($i in floor && floor[$i] + 0 >= floor[$1] + 0) print $1 " does not stand above " $i ", which it uses"
    }
    END { for (name in floor) if (name != "cmd" && !(name in room)) print name " is no room" }')

for folder in lib/*/; do
    uses | grep -q "^$(basename "$folder"): " || offends "no room of lib/CMakeLists.txt" <<<"$folder"
done

exit "$found"

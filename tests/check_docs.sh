#!/bin/bash
# Checks that whatever is cited of the papers is there: files, sections, points and names in citations such as
# `docs/rules.md, section 4, point 5` in code, tests, manual and papers; links of Markdown; recorded answers. Prints
# what is wrong, and fails.
set -euo pipefail
cd "$(dirname "$0")/.."

found=0

# offends WHY: reads lines; each is an offence.
offends() {
    local line
    while IFS= read -r line; do
        printf '%s  <- %s\n' "$line" "$1"
        found=1
    done
}

everything=(cmake cmd completions docs examples lib man packaging script tests ./*.md CMakeLists.txt)

# The papers had other names, and other places, before they were here.
offends 'the papers are in docs/' < <(grep -rnIE '(PASS|DESIGN)[ ]sections?|\.\.[/]shared' "${everything[@]}" || true)

mapfile -t papers < <(find docs tests ./*.md -name '*.md' | sed 's,^\./,,')
mapfile -t citing < <(grep -rlIE '\.md|[Ss]ections? [0-9]|\]\(' "${everything[@]}" | sed 's,^\./,,')

# Reads the papers, then whatever cites; prints "exists PATH|WHERE|WHAT" for each path that has to be there, and
# "offence WHERE|WHAT" for what is wrong. A citation may go over several lines of a comment.
citations() {
    awk '
        function folder(path) { return path ~ /\// ? substr(path, 1, match(path, /[^\/]*$/) - 1) : "" }
        function normal(path) {
            while (sub(/[^\/]+\/\.\.\//, "", path)) continue
            return path
        }
        function slug(heading) {
            heading = tolower(heading)
            gsub(/[^a-z0-9 _-]/, "", heading)
            gsub(/ /, "-", heading)
            return heading
        }
        function offence(where, what) { print "offence " where "|" what }
        function is_paper(path) { return path in paper }

        # Takes what matches the pattern off the front of the text that is still to be read.
        function take(pattern) {
            if (!match(rest, "^(" pattern ")")) return ""
            taken = substr(rest, 1, RLENGTH)
            rest = substr(rest, RLENGTH + 1)
            return taken
        }
        # The numbers in a text: numbers[1], numbers[2], …
        function numbers_in(text) {
            gsub(/[^0-9]+/, " ", text)
            sub(/^ /, "", text)
            return split(text, numbers, " ")
        }
        function check_sections(path, sections, where,    n, i, last) {
            n = numbers_in(sections)
            for (i = 1; i <= n; ++i) {
                last = numbers[i]
                if (!((path, last) in section)) offence(where, path " has no section " last)
            }
            return last
        }
        function check_points(path, in_section, points, where,    n, i) {
            n = numbers_in(points)
            for (i = 1; i <= n; ++i)
                if (!((path, in_section, numbers[i]) in point))
                    offence(where, path ", section " in_section ", has no point " numbers[i])
        }
        function check_name(path, in_section, name, where) {
            gsub(/^[, ]*\*|\*$/, "", name)
            if (index(section[path, in_section], "**" name) == 0)
                offence(where, path ", section " in_section ", has nothing of the name " name)
        }
        # Where a name of a paper leads: from the root, or from the folder of the paper that names it.
        function target_of(path) {
            if (is_paper(path)) return path
            if (is_paper(normal(folder(file) path))) return normal(folder(file) path)
            return path
        }
        function more(word) { return ",? " word "s? [0-9]+((, | and | to )[0-9]+)*" }

        function read_citation(path,    target, cited, last) {
            # Only what looks like a place in this tree; a bare name may be any.
            if (path ~ /\// && path !~ /^(\.\.?\/|docs\/|tests\/|reference\/)/) return
            target = target_of(path)
            if (!is_paper(target)) { offence(file, "there is no " path); return }
            take("[])`]*(\\([^)]*\\))?")
            if ((cited = take(more("section"))) == "") return
            last = check_sections(target, cited, file)
            if ((cited = take(more("point"))) != "") check_points(target, last, cited, file)
            if ((cited = take(", \\*[^*]+\\*")) != "") check_name(target, last, cited, file)
        }
        function read_bare_section(cited, before) {
            if (before ~ /RFC [0-9]+, $/) return
            if (is_paper(file) && file ~ /^docs\//) check_sections(file, cited, file)
            else offence(file, "\"" cited "\" of which paper?")
        }
        function read_text(    hit, before) {
            while (match(rest, /[A-Za-z0-9_.\/-]+\.md|[Ss]ections? [0-9]+((, | and | to )[0-9]+)*/)) {
                hit = substr(rest, RSTART, RLENGTH)
                before = substr(rest, RSTART > 20 ? RSTART - 20 : 1, RSTART > 20 ? 20 : RSTART - 1)
                rest = substr(rest, RSTART + RLENGTH)
                if (hit ~ /\.md$/) read_citation(hit); else read_bare_section(hit, before)
            }
        }

        function read_links(line,    target, anchor) {
            while (match(line, /\]\([^)]+\)/)) {
                target = substr(line, RSTART + 2, RLENGTH - 3)
                line = substr(line, RSTART + RLENGTH)
                if (target ~ /^[a-z]+:/) continue
                anchor = target ~ /#/ ? substr(target, index(target, "#") + 1) : ""
                sub(/#.*/, "", target)
                target = target == "" ? file : normal(folder(file) target)
                print "exists " target "|" file ":" FNR "|the link to " target " is dead"
                if (anchor != "" && is_paper(target) && !((target, anchor) in heading))
                    offence(file ":" FNR, target " has no heading #" anchor)
            }
        }
        function read_recordings(line) {
            while (match(line, /[a-z0-9][a-z0-9-]*\.http/)) {
                print "exists tests/fixtures/frappe/" substr(line, RSTART, RLENGTH) "|" file ":" FNR \
                      "|there is no such recorded answer: " substr(line, RSTART, RLENGTH)
                line = substr(line, RSTART + RLENGTH)
            }
        }

        FNR == 1 { if (file != "" && phase == 2) { rest = text; read_text() } file = FILENAME; text = ""; sub(/^\.\//, "", file) }

        phase == 1 {
            paper[file] = 1
            if (FNR == 1) in_section = 0
            if (/^#+ /) { title = $0; sub(/^#+ /, "", title); heading[file, slug(title)] = 1 }
            if (/^## [0-9]+\. /) { in_section = $2 + 0; section[file, in_section] = "" }
            else if (in_section) section[file, in_section] = section[file, in_section] " " $0
            if (in_section && /^[0-9]+\. /) point[file, in_section, $1 + 0] = 1
            next
        }

        {
            line = $0
            if (file ~ /\.md$/) {
                if (/^```/) fenced = !fenced
                if (!fenced) read_links(line)
                read_recordings(line)
                if (/^#/) next
            }
            sub(/^[ \t]*(\/\/[\/!]?<?|#+|\*)[ \t]*/, "", line)
            sub(/^[ \t]+/, "", line)
            text = text " " line
        }
        END { rest = text; read_text() }
    ' phase=1 "${papers[@]}" phase=2 "${citing[@]}"
}

while IFS='|' read -r claim where what; do
    case "$claim" in
        exists\ *) [[ -e "${claim#exists }" ]] || offends "$what" <<<"$where" ;;
        offence\ *) offends "$where" <<<"${claim#offence }" ;;
    esac
done < <(citations)

exit "$found"

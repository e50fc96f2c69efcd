#!/usr/bin/env bash
# Every relative link of every page leads to a file that exists and to a heading that exists; every path in `code` exists, apart from
# pages about the past (CHANGELOG.md and docs/decisions).
set -euo pipefail
usage="usage: tests/docs/links.sh <project>: checks the links and paths of its pages"
if [[ ${1:-} == -h || ${1:-} == --help ]]; then echo "$usage" && exit 0; fi
if (($# != 1)); then echo "links.sh: wrong number of words; $usage" >&2 && exit 2; fi
cd "$1"

pages=()
while IFS= read -r page; do pages+=("${page#./}"); done < <(find . -maxdepth 1 -name '*.md' && find ./docs ./examples -name '*.md' | sort)
# The first input is what exists; the pages follow.
find -L . -path ./build -prune -o -path ./.git -prune -o -print | sed 's,^\./,,' | LC_ALL=C awk '
    # clean(path): without "folder/.." and "."
    function clean(path, part, n, i, kept, result) {
        n = split(path, part, "/")
        kept = 0
        for (i = 1; i <= n; ++i) {
            if (part[i] == ".." && kept > 0) --kept
            else if (part[i] != "." && part[i] != "") part[++kept] = part[i]
        }
        for (i = 1; i <= kept; ++i) result = result (i > 1 ? "/" : "") part[i]
        return kept ? result : "."
    }
    # slug(heading): the anchor that GitHub makes of it
    function slug(text, before) {
        while (match(text, /\[[^]]*\]\([^)]*\)/)) {
            before = substr(text, RSTART + 1, RLENGTH - 1)
            sub(/\].*/, "", before)
            text = substr(text, 1, RSTART - 1) before substr(text, RSTART + RLENGTH)
        }
        text = tolower(text)
        gsub(/[^a-z0-9 _-]/, "", text)
        gsub(/ /, "-", text)
        return text
    }
    function fault(text) { print text; ++faults }
    FILENAME == "-" { exists[$0] = 1; next }
    FNR == 1 { ++pages; inside = 0 }
    /^ *```/ { inside = !inside; next }
    inside { next }
    /^#+ / {
        text = $0
        sub(/^#+ /, "", text)
        text = slug(text)
        count = headings[FILENAME, text]++
        anchors[FILENAME, count ? text "-" count : text] = 1
    }
    {
        text = $0
        while (match(text, /`[^`]*`/)) {
            code = substr(text, RSTART + 1, RLENGTH - 2)
            text = substr(text, 1, RSTART - 1) "CODE" substr(text, RSTART + RLENGTH)
            if (code ~ /^(include|tests|docs|scripts|embedded|examples|cmake)\/[A-Za-z0-9_.\/-]+/ &&
                FILENAME != "CHANGELOG.md" && FILENAME !~ /^docs\/decisions\//) {
                match(code, /^[A-Za-z0-9_.\/-]+/)
                ++links
                path = clean(substr(code, 1, RLENGTH))
                if (!(path in exists)) fault(FILENAME ": no file for `" path "`")
            }
        }
        while (match(text, /\]\([^) ]+\)|src="[^"]+"/)) {
            link = substr(text, RSTART, RLENGTH)
            text = substr(text, RSTART + RLENGTH)
            gsub(/^\]\(|^src="|[)"]$/, "", link)
            if (link ~ /^[a-z]+:/) continue
            from[++all] = FILENAME
            to[all] = link
        }
    }
    END {
        for (i = 1; i <= all; ++i) {
            ++links
            file = to[i]
            sub(/#.*/, "", file)
            folder = from[i]
            if (!sub(/\/[^\/]*$/, "", folder)) folder = "."
            file = file == "" ? from[i] : clean(folder "/" file)
            anchor = to[i]
            if (!(file in exists)) fault(from[i] ": no file for " to[i])
            else if (sub(/^[^#]*#/, "", anchor) && file ~ /\.md$/ && !((file, anchor) in anchors))
                fault(from[i] ": no heading for " to[i])
        }
        if (!links) fault("there is no link to check")
        if (faults) { print faults " faults"; exit 1 }
        print links " links and paths of " pages " pages lead somewhere"
    }' - "${pages[@]}"

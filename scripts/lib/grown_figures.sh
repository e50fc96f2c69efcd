#!/usr/bin/env bash
# Compares the tables of two versions of a page: prints each figure that has grown by over 2 % (and by over 0.02), and then
# fails; so does a row that is gone.
set -euo pipefail
usage="usage: scripts/lib/grown_figures.sh <before> <after>"
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
help_if_asked "$@"
at_most 2 "$@"
if (($# < 2)); then wrong_words "give two pages"; fi
for page in "$@"; do
    if [[ ! -f $page ]]; then wrong_words "'$page' is no page"; fi
done

awk -F ' *[|] *' '
    /^## / { title = substr($0, 4) }
    !/^[|].*[0-9]/ || $2 == "" { next }
    NR == FNR { row[title, $2] = $0; next }
    (title, $2) in row {
        count = split(row[title, $2], before, / *[|] */)
        for (i = 3; i < NF; ++i)
            if ($i > before[i] * 1.02 && $i > before[i] + 0.02) {
                print title ": " $2 ", column " i - 2 ": " before[i] " before, " $i " now"
                grown = 1
            }
        delete row[title, $2]
    }
    END {
        for (key in row) {
            split(key, part, SUBSEP)
            print part[1] ": " part[2] " is gone"
            grown = 1
        }
        exit grown
    }' "$1" "$2"

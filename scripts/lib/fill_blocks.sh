#!/usr/bin/env bash
# Prints a page with what is between <!-- name --> and <!-- /name --> taken from <folder>/name.md.
set -euo pipefail
usage="usage: scripts/lib/fill_blocks.sh <page> <folder>: prints the page, its blocks filled from the folder"
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
help_if_asked "$@"
at_most 2 "$@"
if (($# < 2)); then wrong_words "give a page and a folder"; fi
if [[ ! -f $1 ]]; then wrong_words "'$1' is no page"; fi
if [[ ! -d $2 ]]; then wrong_words "'$2' is no folder"; fi

# The page is read twice: a comment without an end, such as <!-- fragment -->, is not a block.
awk -v dir="$2" '
    NR == FNR { if (/^<!-- \/[a-z_]+ -->$/) ends[substr($2, 2)] = 1; next }
    /^<!-- \// { skipping = 0 }
    !skipping { print }
    /^<!-- [a-z_]+ -->$/ && $2 in ends {
        file = dir "/" $2 ".md"
        found = 0
        while ((getline line < file) > 0) { print line; found = 1 }
        if (!found) { print "fill_blocks.sh: nothing for " $2 > "/dev/stderr"; exit 1 }
        skipping = 1
    }' "$1" "$1"

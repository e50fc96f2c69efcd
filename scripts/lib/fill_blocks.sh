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

awk -v dir="$2" '
    /^<!-- \// { skipping = 0 }
    !skipping { print }
    /^<!-- [a-z_]+ -->$/ {
        file = dir "/" $2 ".md"
        found = 0
        while ((getline line < file) > 0) { print line; found = 1 }
        if (!found) { print "fill_blocks.sh: nothing for " $2 > "/dev/stderr"; exit 1 }
        skipping = 1
    }' "$1"

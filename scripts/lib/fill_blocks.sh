#!/usr/bin/env bash
# fill_blocks.sh <page> <folder>: prints the page with what is between <!-- name --> and <!-- /name --> taken from folder/name.md.
set -euo pipefail
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

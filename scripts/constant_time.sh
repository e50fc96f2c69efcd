#!/usr/bin/env bash
# Counts on the six cores which calls take the same number of instructions for every input, for docs/constant-time.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/constant_time.sh [--write]
  no argument   builds, runs and prints the page with the table counted now
  --write       writes that page too"
help_if_asked "$@"
if (($#)) && [[ $1 != --write ]]; then wrong_words "'$1' is not an option"; fi
at_most 1 "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for board in "${boards[@]}"; do
    echo "constant_time: $board" >&2
    cmake --preset "$board" >/dev/null
    cmake --build --preset "$board" --target constant_time >/dev/null
    "build/$board/embedded/run" constant_time >"$work/$board" || { cat "$work/$board" >&2; exit 1; }
    sed -n "s/^constant_time \(.*\) \([0-9]*\) to \([0-9]*\)\(.*\)$/$board|\1|\4/p" "$work/$board" >>"$work/rows"
done
{
    echo "| call, format | M0+ | M3 | M4F | M7 | M33 | M55 |"
    echo "|---|---|---|---|---|---|---|"
    awk -F'|' -v boards="${boards[*]}" '
        !($2 in seen) { seen[$2] = 1; order[++rows] = $2 }
        { same[$2, $1] = $3 == "" ? "same" : "varies" }
        END {
            columns = split(boards, board, " ")
            for (r = 1; r <= rows; ++r) {
                name = order[r]; gsub("_", " ", name); line = "| " name
                for (c = 1; c <= columns; ++c) line = line " | " same[order[r], board[c]]
                print line " |"
            }
        }' "$work/rows"
} >"$work/counts.md"
scripts/lib/fill_blocks.sh docs/constant-time.md "$work" >"$work/page.md"
cat "$work/page.md"
if [[ ${1:-} == --write ]]; then cp "$work/page.md" docs/constant-time.md; fi

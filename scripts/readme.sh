#!/usr/bin/env bash
# Fills README.md's blocks: the example and its output from examples/readme.cpp, the figures from docs/performance.md,
# and the picture docs/plots/peers.svg from that page and docs/tables.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh
source scripts/lib/peers.sh

usage="usage: scripts/readme.sh [--check]
  no argument   fills README.md's blocks: the example, its output, the figures
  --check       only says whether they are up to date"
help_if_asked "$@"
mode=${1:-}
if (($#)) && [[ $mode != --check ]]; then wrong_words "'$mode' is not an option"; fi
at_most 1 "$@"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CXX:-g++}" -std=c++20 -Iinclude examples/readme.cpp -o "$work/example"
{ echo '```cpp'; grep -v '^// SPDX' examples/readme.cpp; echo '```'; } >"$work/example.md"
{ echo '```'; "$work/example"; echo '```'; } >"$work/output.md"
# The long-row table is the first one of that page; six of its rows.
awk '/^\|/ { found = 1 }
     found && !/^\|/ { exit }
     /^\| \|/ || /^\|-/ || /^\| (table int8 sigmoid|table int16 sigmoid|softmax int8|sigmoid float|dense int8 table sigmoid|relu int8) \|/' \
    docs/performance.md >"$work/performance.md"
# Bytes of a balanced table from q<3,12> to q15 whose error is at most 1 LSB.
bytes_of() {
    awk -F ' *[|] *' -v name="$1, q15" '
        /^<!-- frontier -->/ { found = 1 }
        !found || !/^[|]/ { next }
        $2 != "" { function_name = $2 }
        $3 != "" { at_most = $3 }
        function_name == name && at_most == "1" && $4 ~ /balanced/ { gsub(",", "", $5); print $5; exit }' docs/tables.md |
        grep . || fail "docs/tables.md has no bytes of $1"
}
sigmoid_bytes=$(bytes_of sigmoid)
tanh_bytes=$(bytes_of tanh)
peers_svg docs/performance.md "$sigmoid_bytes" "$tanh_bytes" >"$work/peers.svg"

scripts/lib/fill_blocks.sh README.md "$work" >"$work/README.md"

if [[ $mode == --check ]]; then
    cmp -s docs/plots/peers.svg "$work/peers.svg" || { echo "readme.sh: docs/plots/peers.svg is out of date; run scripts/readme.sh" >&2; exit 1; }
    diff README.md "$work/README.md" || { echo "readme.sh: README.md is out of date; run scripts/readme.sh" >&2; exit 1; }
else
    cp "$work/peers.svg" docs/plots/peers.svg
    cp "$work/README.md" README.md
fi

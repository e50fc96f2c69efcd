#!/usr/bin/env bash
# Fills README.md's blocks: the example and its output from examples/readme.cpp, the figures from docs/performance.md.
#   scripts/readme.sh           writes them
#   scripts/readme.sh --check   only says whether they are up to date
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mode=${1:-}
if [[ -n $mode && $mode != --check ]]; then
    echo "readme.sh: '$mode' is not an option; usage: scripts/readme.sh [--check]" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CXX:-g++}" -std=c++20 -O1 -Iinclude examples/readme.cpp -o "$work/example"
{ echo '```cpp'; grep -v '^// SPDX' examples/readme.cpp; echo '```'; } >"$work/example.md"
{ echo '```'; "$work/example"; echo '```'; } >"$work/output.md"
# The long-row table is the first one of that page.
awk '/^\|/ { print; found = 1; next } found { exit }' docs/performance.md >"$work/performance.md"

scripts/lib/fill_blocks.sh README.md "$work" >"$work/README.md"

if [[ $mode == --check ]]; then
    diff README.md "$work/README.md" || { echo "readme.sh: README.md is out of date; run scripts/readme.sh" >&2; exit 1; }
else
    cp "$work/README.md" README.md
fi

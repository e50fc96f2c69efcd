#!/usr/bin/env bash
# Fills README.md's blocks: the example and its output from examples/readme.cpp, the figures from docs/performance.md,
# and the picture docs/plots/peers.svg.
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
"${CXX:-g++}" -std=c++20 -O1 -Iinclude examples/readme.cpp -o "$work/example"
{ echo '```cpp'; grep -v '^// SPDX' examples/readme.cpp; echo '```'; } >"$work/example.md"
{ echo '```'; "$work/example"; echo '```'; } >"$work/output.md"
# The long-row table is the first one of that page; six of its rows.
awk '/^\|/ { found = 1 }
     found && !/^\|/ { exit }
     /^\| \|/ || /^\|-/ || /^\| (table int8 sigmoid|table int16 sigmoid|softmax int8|sigmoid float|dense int8 table sigmoid|relu int8) \|/' \
    docs/performance.md >"$work/performance.md"
cat >"$work/bytes.cpp" <<'END'
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;
int main() { std::printf("%zu %zu\n", table<sigmoid, q<3, 12>, q15>::bytes, table<tanh, q<3, 12>, q15>::bytes); }
END
"${CXX:-g++}" -std=c++20 -Iinclude "$work/bytes.cpp" -o "$work/bytes"
read -r sigmoid_bytes tanh_bytes < <("$work/bytes")
peers_svg docs/performance.md "$sigmoid_bytes" "$tanh_bytes" >"$work/peers.svg"

scripts/lib/fill_blocks.sh README.md "$work" >"$work/README.md"

if [[ $mode == --check ]]; then
    cmp -s docs/plots/peers.svg "$work/peers.svg" || { echo "readme.sh: docs/plots/peers.svg is out of date; run scripts/readme.sh" >&2; exit 1; }
    diff README.md "$work/README.md" || { echo "readme.sh: README.md is out of date; run scripts/readme.sh" >&2; exit 1; }
else
    cp "$work/peers.svg" docs/plots/peers.svg
    cp "$work/README.md" README.md
fi

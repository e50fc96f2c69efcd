#!/usr/bin/env bash
# Compares floats of every activation with an independent reference, and writes the table of docs/accuracy.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/accuracy.sh [--write] [stride of exp, sigmoid, tanh and silu] [stride of the others]
  no argument   tries every float of those four and every 101st of the others, an hour on two cores, and prints the table
  --write       writes it into docs/accuracy.md too"
help_if_asked "$@"
write=false
if [[ ${1:-} == --write ]]; then
    write=true
    shift
fi
at_most 2 "$@"
four=${1-1} others=${2-101}
for stride in "$four" "$others"; do
    [[ $stride =~ ^[1-9][0-9]{0,8}$ ]] || wrong_words "'$stride' is no stride"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CXX:-g++}" -std=c++20 -O2 -Iinclude -Itests tests/nearest/accuracy.cpp tests/oracle/real50.cpp -o "$work/accuracy"
{
    echo "| function | floats tried | not nearest | second phase | by 50 digits | hardest float | distance, ulp | seconds |"
    echo "|---|---:|---:|---:|---:|---:|---:|---:|"
    "$work/accuracy" "$four" "$others"
} | tee "$work/accuracy.md"
if $write; then
    scripts/lib/fill_blocks.sh docs/accuracy.md "$work" >"$work/page.md"
    cp "$work/page.md" docs/accuracy.md
fi

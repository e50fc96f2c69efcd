#!/usr/bin/env bash
# Computes every fitted or precomputed constant of include/fxact again, by the programs in scripts/coefficients.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/coefficients.sh [--write | --check [program]]
  no argument         prints the constants
  --write             writes them into the headers, and their errors into docs/proofs/coefficients.md
  --check [program]   only says whether headers and page are up to date; program: scripts/coefficients, compiled before"
help_if_asked "$@"
mode=${1:-}
program=${2:-}
case ${1-none} in
none | --write) at_most 1 "$@" ;;
--check) at_most 2 "$@" ;;
*) wrong_words "'$mode' is not an option" ;;
esac
if (($# > 1)) && [[ ! -x $program ]]; then wrong_words "'$program' is no program"; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=scripts/coefficients
page=docs/proofs/coefficients.md

if [[ -z $program ]]; then
    program=$work/program
    # The generators as one translation unit: Boost's numbers take the compiler longer than all of them.
    for file in "$source"/*.cpp; do
        case ${file##*/} in
        main.cpp | headers.cpp) ;;
        *) echo "#include \"$PWD/$file\"" >>"$work/generators.cpp" ;;
        esac
    done
    "${CXX:-g++}" -std=c++20 -O1 -Iinclude -I"$source" \
        "$work/generators.cpp" "$source/main.cpp" "$source/headers.cpp" -o "$program"
fi

if [[ -z $mode ]]; then
    "$program" print
    exit
fi
"$program" page "$work"
scripts/lib/fill_blocks.sh "$page" "$work" >"$work/page.md"
if [[ $mode == --write ]]; then
    "$program" write include
    cp "$work/page.md" "$page"
else
    faults=0
    "$program" check include || faults=1
    diff "$page" "$work/page.md" || faults=1
    if ((faults)); then
        echo "coefficients.sh: headers or $page are out of date; run scripts/coefficients.sh --write" >&2
        exit 1
    fi
fi

#!/usr/bin/env bash
# Measures what designs cost to compile, and writes docs/generate/tables/compile_time.txt for scripts/tables.sh and for the
# test of the steps: seconds of one core, memory at its largest, and for those with a + the steps of the largest constant
# evaluation, found by halving the limit that the compiler is given. Best on an idle machine. Needs GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh
source scripts/lib/compiled_requests.sh

usage="usage: scripts/compile_time.sh: measures what designs cost to compile, half an hour, and writes $measured_file"
help_if_asked "$@"
at_most 0 "$@"

[[ -x /usr/bin/time ]] || fail "GNU time is not installed (apt-get install time)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# accepts <compiler> <flags...>: whether it takes program.cpp.
accepts() { "$1" -std=c++20 -fsyntax-only -Iinclude "${@:2}" "$work/program.cpp" 2>"$work/errors"; }

# steps <compiler>: the fewest that are accepted, to 2 %.
steps() {
    local low=0 high=1048576 middle
    if [[ $1 == g++ ]]; then high=33554432; fi
    while ((high - low > high / 50)); do
        # The figure is far below the limit: by quarters first.
        middle=$((low == 0 ? high / 4 : (low + high) / 2))
        if accepts "$1" "$(limit_of "$1" "$middle")"; then high=$middle; else low=$middle; fi
    done
    echo "$high"
}

# measure <compiler> <name> <counted or uncounted>: a line of the file.
measure() {
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$1" -std=c++20 -O1 -Iinclude -c "$work/program.cpp" \
        -o "$work/program.o" 2>"$work/errors" || fail "'$2' does not compile with $1: $(head -n 3 "$work/errors")"
    local figures
    figures=$(awk '{ printf "%.2f | %.0f", $1 + $2, $3 / 1024 }' "$work/time")
    echo "$2 | $1 $("$1" -dumpversion | cut -d. -f1) | $figures | $([[ $3 == counted ]] && steps "$1" || echo -)" | tee -a "$work/result" >&2
}

machine="one core of $(nproc) ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1); load $(cut -d' ' -f1 /proc/loadavg) before)"
echo "g++ and clang++ with \`-std=c++20 -O1\`, on $machine. Seconds include the headers." >"$work/result"
for compiler in g++ clang++; do
    echo '#include <fxact/fxact.hpp>' >"$work/program.cpp"
    measure "$compiler" "the headers alone" uncounted
    while IFS= read -r line; do
        if [[ $line == \#* ]]; then continue; fi
        name=${line%% | *}
        request_program "${name#+ }" >"$work/program.cpp"
        measure "$compiler" "${name#+ }" "$([[ $name == +* ]] && echo counted || echo uncounted)"
    done <"$requests_file"
done
cp "$work/result" "$measured_file"

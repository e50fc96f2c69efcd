#!/usr/bin/env bash
# Measures what a default 16-bit design costs to compile, and writes docs/generate/tables/compile_time.txt for scripts/tables.sh:
# seconds of one core, the steps of the largest constant evaluation (found by halving the limit that the compiler is given) and the
# memory at its largest. Best on an idle machine. Needs GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/compile_time.sh: measures what designs cost to compile, minutes, and writes docs/generate/tables/compile_time.txt"
help_if_asked "$@"
at_most 0 "$@"

[[ -x /usr/bin/time ]] || fail "GNU time is not installed (apt-get install time)"
# The functions of docs/tables.md, each with the output format that makes sense for it; inputs are q<3, 12>.
designed=("sigmoid q15" "tanh q15" "exp q<3,12>" "gelu q<3,12>" "silu q<3,12>")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compile <compiler> <flags...>: of program.cpp.
compile() { "$1" -std=c++20 -O1 -Iinclude "${@:2}" -c "$work/program.cpp" -o "$work/program.o" 2>"$work/errors"; }

# limit <compiler> <steps>: the flag that allows so many.
limit() { if [[ $1 == g++ ]]; then echo "-fconstexpr-ops-limit=$2"; else echo "-fconstexpr-steps=$2"; fi; }

# steps <compiler> <most>: the fewest that compile, to 2 %.
steps() {
    local low=0 high=$2 middle
    compile "$1" || fail "a design does not compile with $1: $(head -n 3 "$work/errors")"
    while ((high - low > high / 50)); do
        middle=$(((low + high) / 2))
        if compile "$1" "$(limit "$1" "$middle")"; then high=$middle; else low=$middle; fi
    done
    echo "$high"
}

# seconds_and_megabytes <compiler>: those of the fastest of three runs.
seconds_and_megabytes() {
    for _ in 1 2 3; do
        /usr/bin/time -f '%U %S %M' -o "$work/time" "$1" -std=c++20 -O1 -Iinclude -c "$work/program.cpp" -o "$work/program.o"
        awk '{ printf "%.2f %.0f\n", $1 + $2, $3 / 1024 }' "$work/time"
    done | sort -n | head -n 1
}

machine="one core of $(nproc) ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1); load $(cut -d' ' -f1 /proc/loadavg) before)"
echo "g++ and clang++ with \`-std=c++20 -O1\`, on $machine. Seconds include the headers; the first line is the headers alone." >"$work/result"
for compiler in g++ clang++; do
    most=$([[ $compiler == g++ ]] && echo 33554432 || echo 1048576)
    version=$("$compiler" -dumpversion | cut -d. -f1)
    echo '#include <fxact/fxact.hpp>' >"$work/program.cpp"
    read -r seconds megabytes <<<"$(seconds_and_megabytes "$compiler")"
    echo "the_headers_alone $compiler $version $seconds 0 $megabytes" >>"$work/result"
    for one in "${designed[@]}"; do
        read -r function output <<<"$one"
        cat >"$work/program.cpp" <<END
#include <fxact/fxact.hpp>
using namespace fxact;
constexpr table<fxact::$function, q<3, 12>, $output> designed;
static_assert(designed.max_error <= 1);
END
        read -r seconds megabytes <<<"$(seconds_and_megabytes "$compiler")"
        echo "$function $compiler $version $seconds $(steps "$compiler" "$most") $megabytes" | tee -a "$work/result" >&2
    done
done
cp "$work/result" docs/generate/tables/compile_time.txt

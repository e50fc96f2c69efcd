# Sourced after common.sh by the scripts that compile docs/generate/tables/compiled_requests.txt.
# shellcheck shell=bash
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    usage="usage: source scripts/lib/compiled_requests.sh, after common.sh; it does nothing by itself"
    case $#:${1:-} in
    1:-h | 1:--help) echo "$usage" && exit 0 ;;
    *) echo "compiled_requests.sh: it is to be sourced, not run; $usage" >&2 && exit 2 ;;
    esac
fi

requests_file=docs/generate/tables/compiled_requests.txt
measured_file=docs/generate/tables/compile_time.txt

# request_program <name>: a program that designs its table.
request_program() {
    local arguments
    arguments=$(awk -F ' [|] ' -v name="$1" '/^#/ { next } { sub(/^[+] /, "", $1) } $1 == name { print $2; found = 1 }
                END { exit !found }' "$requests_file") || fail "$requests_file has no request '$1'"
    cat <<END
#include <cstdint>
#include <fxact/fxact.hpp>
using namespace fxact;
constexpr table<$arguments> designed;
static_assert(designed.bytes > 0);
END
}

# limit_of <compiler> <steps>: the flag that allows so many in one constant evaluation.
limit_of() { if [[ $1 == g++ ]]; then echo "-fconstexpr-ops-limit=$2"; else echo "-fconstexpr-steps=$2"; fi; }

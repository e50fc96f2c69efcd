# Sourced by tables.sh and compile_time.sh.
# shellcheck shell=bash disable=SC2034
if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    usage="usage: source scripts/lib/tables.sh; it lists the functions of docs/tables.md, and does nothing by itself"
    case $#:${1:-} in
    1:-h | 1:--help) echo "$usage" && exit 0 ;;
    *) echo "tables.sh: it is to be sourced, not run; $usage" >&2 && exit 2 ;;
    esac
fi

# The functions of docs/tables.md, each with the output format that makes sense for it; inputs are q<3, 12>.
designed=("sigmoid q15" "tanh q15" "exp q<3,12>" "gelu q<3,12>" "silu q<3,12>")

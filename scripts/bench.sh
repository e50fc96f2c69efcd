#!/usr/bin/env bash
# Prints what each function costs on the six cores: instructions per element and bytes of flash, as Markdown.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/bench.sh [--write]
  no argument   builds, runs and prints what each function costs on the six cores
  --write       writes docs/performance.md too"
help_if_asked "$@"
if (($#)) && [[ $1 != --write ]]; then wrong_words "'$1' is not an option"; fi
at_most 1 "$@"

flash="flash_int8_table flash_int16_table flash_softmax_int8 flash_sigmoid_float flash_tanh_float flash_relu_int8 flash_lut8"
results=$(mktemp)
trap 'rm -f "$results" "$results".*' EXIT

text_size() { arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 }'; }

for board in "${boards[@]}"; do
    echo "bench: $board" >&2
    cmake --preset "$board" >/dev/null
    # shellcheck disable=SC2086
    cmake --build --preset "$board" --target bench empty $flash >/dev/null
    bin=build/$board/embedded
    "$bin/run" bench >"$results.$board" || { cat "$results.$board" >&2; exit 1; }
    awk -v board="$board" '$1 == "bench" { print board, $2, $3, $4 }' "$results.$board" >>"$results"
    empty=$(text_size "$bin/empty.elf")
    for part in $flash; do
        echo "$board" "${part#flash_}" flash $(($(text_size "$bin/$part.elf") - empty)) >>"$results"
    done
done

# table <n or "flash">: one row a function, one column a core
table() {
    echo "| | M0+ | M3 | M4F | M7 | M33 | M55 |"
    echo "|---|---:|---:|---:|---:|---:|---:|"
    awk -v what="$1" -v boards="${boards[*]}" '
        $3 == what {
            if (!($2 in seen)) { seen[$2] = 1; order[++rows] = $2 }
            value[$2, $1] = what == "flash" ? $4 : $4 < 10 ? sprintf("%.2f", $4) : $4 < 100 ? sprintf("%.1f", $4) : sprintf("%.0f", $4)
        }
        END {
            columns = split(boards, board, " ")
            for (r = 1; r <= rows; ++r) {
                line = order[r]; gsub("_", " ", line); line = "| " line
                for (c = 1; c <= columns; ++c) line = line " | " value[order[r], board[c]]
                print line " |"
            }
        }' "$results"
}

report() {
    cat <<'END'
# What each function costs

Written by `scripts/bench.sh --write`; do not edit. Compiled by arm-none-eabi-g++ 12, run by QEMU, which counts the
instructions (`-icount shift=0`): the count repeats to the last digit. It is a count, not a figure in cycles. An empty kernel
is subtracted, and a loop of known length is counted in the same run; the firmware fails if that count is off.

## Instructions per element, long rows (n = 1000, -O2)

END
    table 1000
    printf '\n## Instructions per element, short rows (n = 10, -O2)\n\n'
    table 10
    printf '\n## Instructions per entry of a table made at run time (make_lut8 of a sigmoid, 256 entries, -O2)\n\n'
    table 256
    printf '\n## Bytes of flash, code and table together (-Os, less an empty firmware); RAM is zero\n\n'
    table flash
}

if [[ ${1:-} == --write ]]; then
    mkdir -p docs
    report | tee docs/performance.md
else
    report
fi

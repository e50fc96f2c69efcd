#!/usr/bin/env bash
# Prints docs/performance.md with the tables measured now: instructions per element and bytes of flash on the six cores.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/bench.sh [--write | --check]
  no argument   builds, runs and prints docs/performance.md with the tables measured now
  --write       writes that page too
  --check       prints and fails where a figure has grown by over 2 % since the page was written"
help_if_asked "$@"
if (($#)) && [[ $1 != --write && $1 != --check ]]; then wrong_words "'$1' is not an option"; fi
at_most 1 "$@"

flash="flash_int8_table flash_int16_table flash_softmax_int8 flash_sigmoid_float flash_tanh_float flash_faithful_sigmoid_float flash_gelu_float flash_elu_float flash_relu_int8 flash_layer_int8 flash_layer_per_channel flash_layer_run_time flash_lut8"
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

work=$(mktemp -d)
trap 'rm -rf "$results" "$results".* "$work"' EXIT
table 1000 >"$work/long_rows.md"
table 10 >"$work/short_rows.md"
table 256 >"$work/run_time_table.md"
table 24 >"$work/layers.md"
table 6144 >"$work/products.md"
table flash >"$work/flash.md"
scripts/lib/fill_blocks.sh docs/performance.md "$work" >"$work/performance.md"
if [[ ${1:-} == --check ]]; then
    scripts/lib/grown_figures.sh docs/performance.md "$work/performance.md" ||
        fail "a figure has grown by over 2 %; if that is meant, run scripts/bench.sh --write"
    exit
fi
cat "$work/performance.md"
if [[ ${1:-} == --write ]]; then cp "$work/performance.md" docs/performance.md; fi

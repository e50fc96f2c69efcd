#!/usr/bin/env bash
# Emitted tables on an emulated Cortex-M0+.
#   firmware.sh <fxact> <the project> <folder to work in>
set -euo pipefail
tool=$1
project=$2
work=$3
rm -rf "$work"
mkdir -p "$work/tables"
emit() { "$tool" table --name "$1" --emit c99 -o "$work/tables/$1.h" "${@:2}" >/dev/null; }
emit corrected --function sigmoid --in q3.12 --out q15 --exact
emit linear --function tanh --in q3.12 --out q15 --prefer speed
emit logarithmic --function softsign --in q7.8 --out q15
emit polynomial --function 'x * tanh(softplus(x))' --in q3.12 --out q3.12
emit wide --function sigmoid --in q4.27 --out q15 --max-error 0.75
cmake -S "$project/tests/tools/firmware" -B "$work/build" -G Ninja "-DFXACT_SOURCE=$project" "-DEMITTED=$work/tables" \
    "-DCMAKE_TOOLCHAIN_FILE=$project/embedded/arm-none-eabi.cmake" -DFXACT_BOARD=cortex-m0plus >"$work/log"
cmake --build "$work/build" -j1 >>"$work/log" || { cat "$work/log" && exit 1; }
"$work/build/run" emitted

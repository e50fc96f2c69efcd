#!/usr/bin/env bash
# The printers for gdb show values: gdb.sh <project> <folder to work in>; 77: gdb is not installed.
set -euo pipefail
project=$1 work=$2
command -v gdb >/dev/null || { echo "gdb is not installed" && exit 77; }
rm -rf "$work"
mkdir -p "$work"
g++ -std=c++20 -O0 -g -I "$project/include" "$project/tests/debug/program.cpp" -o "$work/program"
gdb -nx -batch -ex "source $project/packaging/debug/fxact_gdb.py" -ex 'break stop' -ex run -ex 'print a' -ex 'print b' \
    -ex 'print c' "$work/program" 2>"$work/errors" | tee "$work/printed"
for words in '-1.25 (raw -5120)' '0.75 (raw 192)' '20 (raw 30)'; do
    grep -qF -- "$words" "$work/printed" || { echo "gdb does not print $words" && cat "$work/errors" && exit 1; }
done

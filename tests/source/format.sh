#!/usr/bin/env bash
# Every header and source is what clang-format 14 makes of it, and no line of it is longer than 120 characters, except for
# the words that compile_fail expects: one line is one message.
#   tests/source/format.sh <the project>
set -euo pipefail
cd "$1"
mapfile -t files < <(find include tests embedded examples docs tools -name '*.hpp' -o -name '*.cpp' | sort)

faults=0
# The expected words of a must-not-compile file are one line.
while read -r line; do
    echo "${line%%:[^0-9]*}: longer than 120 characters"
    faults=$((faults + 1))
done < <(LC_ALL=C.UTF-8 grep -nHE '^.{121,}' "${files[@]}" | grep -v ':// expect: ' || true)
if ! command -v clang-format >/dev/null; then
    ((faults)) || echo "skipped: clang-format is not installed; on Debian or Ubuntu: apt-get install clang-format"
    exit "$((faults > 0))"
fi
version=$(clang-format --version | sed -E 's/.*version ([0-9]+).*/\1/')
if ((version != 14)); then
    ((faults)) || echo "skipped: clang-format $version is installed, and 14 is the reference"
    exit "$((faults > 0))"
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 60 -P 2 clang-format --dry-run --Werror || faults=$((faults + 1))
if ((faults)); then
    echo "format.sh: mend it with: clang-format -i <file>" >&2
    exit 1
fi
echo "${#files[@]} files are formatted"

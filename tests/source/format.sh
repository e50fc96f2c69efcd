#!/usr/bin/env bash
# Every header and source is what clang-format 14 makes of it, and no line of it is longer than 120 characters.
#   tests/source/format.sh <the project>
set -euo pipefail
cd "$1"
mapfile -t files < <(find include tests embedded examples docs -name '*.hpp' -o -name '*.cpp' | sort)

faults=0
for file in "${files[@]}"; do
    while read -r line; do
        echo "$file:$line: longer than 120 characters"
        faults=$((faults + 1))
    done < <(LC_ALL=C.UTF-8 grep -nE "^.{121}" "$file" | cut -d: -f1)
done

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

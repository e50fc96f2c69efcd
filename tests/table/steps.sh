#!/usr/bin/env bash
# steps.sh <project> <compiler>: each measured design still compiles within 1.1 times the steps that were counted for it, in its
# largest constant evaluation. Seconds depend on the machine; steps do not. A control sees that the limit is one: half of the
# steps must be too few.
set -euo pipefail
cd "$1"
source scripts/lib/common.sh
source scripts/lib/compiled_requests.sh
compiler=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# within <steps>: whether program.cpp compiles.
within() { "$compiler" -std=c++20 -fsyntax-only -Iinclude "$(limit_of "$compiler" "$1")" "$work/program.cpp" 2>"$work/errors"; }

checked=0 failed=0
while IFS= read -r line; do
    IFS='|' read -r name by _ _ counted <<<"$line"
    name=${name% } counted=${counted// /}
    if [[ $by != " $compiler $("$compiler" -dumpversion | cut -d. -f1) " || $counted == - ]]; then continue; fi
    request_program "$name" >"$work/program.cpp"
    if ! within $((counted + counted / 10)); then
        echo "$name: $compiler takes over 1.1 times the $counted steps that $measured_file has for it" >&2
        grep -m 1 error "$work/errors" >&2
        failed=1
    fi
    if within $((counted / 2)); then
        echo "$name: $compiler takes half of the $counted steps in $measured_file; measure again, scripts/compile_time.sh" >&2
        failed=1
    fi
    checked=$((checked + 1))
done <"$measured_file"
if ((checked < 10)); then fail "$measured_file has only $checked counts for this $compiler"; fi
exit "$failed"

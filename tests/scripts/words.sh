#!/usr/bin/env bash
# Every script prints its usage when asked, and refuses words that it does not know with one line and exit status 2. It does nothing
# else: the tools that it would use are replaced by ones that tell on it. All this happens in a copy whose path has a space.
#   tests/scripts/words.sh <the project> <folder to work in>
set -euo pipefail
project=$1
work="$2/a path"
rm -rf "$work"
mkdir -p "$work/project" "$work/tools"
cp -r "$project/scripts" "$project/.ci" "$work/project"
cd "$work/project"

for tool in cmake ctest ninja g++ clang++ arm-none-eabi-g++ qemu-system-arm apt-get sudo mktemp python3; do
    printf '#!/bin/sh\necho "%s $*" >>"%s/called"\nexit 1\n' "$tool" "$work" >"$work/tools/$tool"
    chmod +x "$work/tools/$tool"
done
PATH="$work/tools:$PATH"

faults=0
fault() {
    echo "$*"
    faults=$((faults + 1))
}

# run <script> <word...>: its exit status is in status, what it prints in the files out and err.
run() {
    status=0
    bash "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
    if [[ -e $work/called ]]; then
        fault "$*: calls $(head -n 1 "$work/called")"
        rm "$work/called"
    fi
}

helps() {
    run "$@"
    local line=
    read -r line <"$work/out" || true
    if ((status != 0)) || [[ -s $work/err || $line != 'usage: '* ]]; then
        fault "$*: exit status $status instead of the usage: $(cat "$work/out" "$work/err")"
    fi
}

refuses() {
    run "$@"
    local lines
    mapfile -t lines <"$work/err"
    if ((status != 2)) || [[ -s $work/out || ${#lines[@]} != 1 ]]; then
        fault "$*: exit status $status instead of 2 and one line: $(cat "$work/out" "$work/err")"
    fi
}

while read -r script; do
    helps "$script" --help
    helps "$script" -h
    refuses "$script" --nonsense
    refuses "$script" nonsense
    refuses "$script" ''
done < <(find scripts .ci -type f ! -name '*.[ch]pp')
refuses scripts/test.sh host nonsense
refuses scripts/test.sh --quick host
refuses scripts/test.sh --quick --full
refuses scripts/demo.sh cortex-m4 cortex-m3
refuses scripts/bench.sh --write --write
refuses scripts/readme.sh --check --check
refuses scripts/activations.sh --check /bin/true surplus
refuses scripts/activations.sh --check /no/program
refuses scripts/tables.sh --design
refuses scripts/tables.sh --check /bin/true surplus
refuses scripts/coefficients.sh --write surplus
refuses scripts/coefficients.sh --check /bin/true surplus
refuses scripts/coefficients.sh --check /no/program
refuses scripts/compile_time.sh surplus
refuses scripts/mutate.sh --jobs
refuses scripts/mutate.sh --jobs none
refuses scripts/mutate.sh --only
refuses scripts/mutate.sh --planted --list
refuses scripts/learning.sh --check /no/program
refuses scripts/lib/fill_blocks.sh scripts/test.sh scripts surplus
refuses scripts/lib/grown_figures.sh README.md
refuses scripts/lib/grown_figures.sh README.md /no/page

if ((faults)); then
    echo "$faults faults"
    exit 1
fi
echo "all scripts say what they take"

# Sourced by the scripts beside it.
# shellcheck shell=bash
faults=0

# work_in <folder>: an empty one.
work_in() {
    rm -rf "$1"
    mkdir -p "$1"
    cd "$1"
}

fault() {
    echo "$*"
    faults=$((faults + 1))
}

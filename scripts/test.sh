#!/usr/bin/env bash
# Builds and runs the tests: on the host with g++, clang++ and sanitizers, then on boards in QEMU.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

daily_boards=(cortex-m0plus cortex-m4 cortex-m55) # the instruction sets that differ most
digits_boards=(cortex-m3)                         # in the default tier only the main job
usage="usage: scripts/test.sh [--quick | --full | --exhaustive] [preset...]
  no argument     what a change needs, some 16 minutes on two cores: host, what differs with host-clang and sanitize,
                  ${daily_boards[*]}, and the digits example on ${digits_boards[*]}
  --quick         what g++ finds on the host in two minutes
  --full          everything: all tests with every compiler and on all six boards, other machines, ONNX's tests
  --exhaustive    every input of the wide formats; takes hours
  preset...       only these, of this tier: host host-clang sanitize exhaustive ${boards[*]}"
help_if_asked "$@"

tier=
presets=()
for argument in "$@"; do
    case $argument in
    --quick | --full | --exhaustive)
        if [[ -n $tier && $tier != "${argument#--}" ]]; then wrong_words "'$argument' does not go with --$tier"; fi
        tier=${argument#--}
        ;;
    host | host-clang | sanitize | exhaustive) presets+=("$argument") ;;
    *)
        if ! is_board "$argument"; then wrong_words "'$argument' is neither an option nor a preset"; fi
        presets+=("$argument")
        ;;
    esac
done
if [[ $tier == quick || $tier == exhaustive ]]; then
    if ((${#presets[@]})); then wrong_words "'${presets[0]}' does not go with --$tier"; fi
    presets=("$tier")
fi

other_boards=()
if ((${#presets[@]} == 0)); then
    presets=(host sanitize host-clang)
    if [[ $tier == full ]]; then
        presets+=("${boards[@]}")
    else
        other_boards=("${digits_boards[@]}")
        presets+=("${daily_boards[@]}")
    fi
fi

case $tier in
full)
    install_missing "${for_full[@]}"
    export FXACT_FULL=ON # read by CMakePresets.json
    ;;
quick) install_missing "${for_quick[@]}" ;;
*) install_missing "${for_test[@]}" ;;
esac
if [[ $tier != full ]]; then unset FXACT_FULL; fi

CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$(nproc)}
export CTEST_PARALLEL_LEVEL
again="scripts/test.sh${tier:+ --$tier}"

# digits_only <board>: the main job on it.
digits_only() {
    cmake --preset "$1" && cmake --build --preset "$1" --target digits && ctest --preset "$1" -R '^digits$'
}

for preset in "${presets[@]}"; do
    if is_board "$preset"; then
        for board in ${other_boards[@]+"${other_boards[@]}"}; do
            echo "== $board, the digits example, after $(elapsed)"
            digits_only "$board" || fail "$board failed after $(elapsed); again with: scripts/test.sh $board"
        done
        other_boards=()
    fi
    echo "== $preset, after $(elapsed)"
    cmake --workflow --preset "$preset" ||
        fail "$preset failed after $(elapsed); again with: $again$([[ $preset == "$tier" ]] || echo " $preset")"
    # The boards' tests take the trainers that are here already.
    if [[ $preset == host ]]; then export FXACT_TRAINERS=$PWD/build/host/examples; fi
done

if [[ $tier == full && ${#presets[@]} -gt 1 ]]; then
    echo "== instructions and bytes, after $(elapsed)"
    scripts/bench.sh --check
    ctest --preset host -R '^readme_is_up_to_date$' # so that the last lines are CTest's
fi

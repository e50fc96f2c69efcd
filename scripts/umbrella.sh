#!/usr/bin/env bash
# Writes include/fxact/fxact.hpp, which includes every public header: those of include/fxact and of the activations.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/umbrella.sh [--check]
  no argument   writes include/fxact/fxact.hpp
  --check       only says whether it is up to date"
help_if_asked "$@"
if (($#)) && [[ $1 != --check ]]; then wrong_words "'$1' is not an option"; fi
at_most 1 "$@"

umbrella=include/fxact/fxact.hpp

# includes_of <folder> <header not to list>...: a line for each header directly in it, sorted.
includes_of() {
    local folder=$1 header
    shift
    for header in "$folder"/*.hpp; do
        if [[ " $* " != *" ${header##*/} "* ]]; then echo "#include <${header#include/}>"; fi
    done | LC_ALL=C sort
}

text=$(
    echo '// SPDX-License-Identifier: MIT'
    echo '#pragma once'
    echo '#include <fxact/detail/macros/off.hpp>'
    echo
    echo '// Written by scripts/umbrella.sh.'
    echo
    echo '// Numbers, tables, rows and layers'
    includes_of include/fxact fxact.hpp design.hpp # the latter is for programs on a host
    echo
    echo '// Activations'
    includes_of include/fxact/activation
    echo
    echo '#include <fxact/detail/macros/back.hpp>'
)

if (($# == 0)); then
    echo "$text" >"$umbrella"
elif ! diff "$umbrella" <(echo "$text"); then
    fail "$umbrella is out of date; run scripts/umbrella.sh"
fi

#!/usr/bin/env bash
# Draws the rooms of include/fxact into docs/architecture.md, from the #include lines.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/rooms.sh [--check]
  no argument   draws the picture in docs/architecture.md
  --check       only says whether it is up to date"
help_if_asked "$@"
if (($#)) && [[ $1 != --check ]]; then wrong_words "'$1' is not an option"; fi
at_most 1 "$@"

cmake -D include="$PWD/include" -D page="$PWD/docs/architecture.md" ${1:+-D check=ON} -P docs/generate/rooms.cmake

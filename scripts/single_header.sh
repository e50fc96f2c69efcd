#!/usr/bin/env bash
# Writes the library as one file: fxact/fxact.hpp with every header of the library in it, in the order in which they are needed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/single_header.sh FILE: writes the library as one header, which needs nothing but the compiler"
help_if_asked "$@"
if (($# == 0)); then wrong_words "where to? Give a file"; fi
if [[ $1 == '' || $1 == -* || $1 != *.hpp ]]; then wrong_words "'$1' is no file name that ends in .hpp"; fi
at_most 1 "$@"
folder=$(dirname "$1")
[[ -d $folder ]] || fail "there is no folder '$folder'"

version=$(sed -n 's/^#define FXACT_VERSION "\(.*\)"$/\1/p' include/fxact/version.hpp)
whole=$(mktemp)
trap 'rm -f "$whole"' EXIT

# off.hpp and back.hpp, which every header includes first and last, are there once: around all.
awk -v version="$version" '
    function expand(name,    file, line, included, guarded, guard) {
        file = "include/" name
        while ((getline line <file) > 0) {
            if (line ~ /^#pragma once/ || line ~ /^\/\/ SPDX/) continue
            if (line ~ /^#include <fxact\//) {
                included = line
                sub(/^#include </, "", included)
                sub(/>.*/, "", included)
                if (included ~ /^fxact\/detail\/macros\/(off|back)\.hpp$/ || included in seen) continue
                # A header that a conditional block includes may have to be there again, behind it.
                guarded = depth > 0 || included in conditional
                if (depth > 0)
                    conditional[included] = 1
                else
                    seen[included] = 1
                if (guarded) {
                    guard = toupper(included)
                    gsub(/[^A-Z0-9]/, "_", guard)
                    print "#ifndef " guard "\n#define " guard
                }
                expand(included)
                if (guarded) print "#endif"
            } else if (line ~ /^#include </) {
                # In a conditional block it stays where it is.
                if (depth > 0 || !(line in seen)) print line
                if (depth == 0) seen[line] = 1
            } else {
                if (line ~ /^#if/) ++depth
                if (line ~ /^#endif/) --depth
                print line
            }
        }
        if (close(file) < 0) { print "single_header.sh: " file " cannot be read" >"/dev/stderr"; exit 1 }
    }
    function verbatim(name,    file, line, included) {
        file = "include/" name
        while ((getline line <file) > 0) {
            if (line ~ /^#pragma once/ || line ~ /^\/\/ SPDX/) continue
            included = line
            if (sub(/^#include <fxact\/detail\/macros\//, "", included)) {
                sub(/>.*/, "", included)
                verbatim("fxact/detail/macros/" included)
            } else {
                print line
            }
        }
        close(file)
    }
    BEGIN {
        print "// SPDX-License-Identifier: MIT"
        print "// fxact " version ", all of it. Written by scripts/single_header.sh."
        print "#pragma once"
        verbatim("fxact/detail/macros/off.hpp")
        expand("fxact/fxact.hpp")
        verbatim("fxact/detail/macros/back.hpp")
    }
' >"$whole"
{ head -n 2 "$whole"; echo "//"; sed -n '3,$p' LICENSE | sed 's#^#// #; s# *$##'; tail -n +3 "$whole"; } >"$1"
echo "$1: fxact $version, $(wc -l <"$1") lines"

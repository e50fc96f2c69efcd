#!/usr/bin/env bash
# Compiles the C++ of a page.
#
# All ```cpp blocks of a page are one source file, in their order, after #include <fxact/fxact.hpp> and using namespace fxact.
# A comment on the line before a block says what else it is:
#   <!-- fragment -->                   statements: the body of a function
#   <!-- does not compile: <words> -->  alone, it must be refused, and the compiler's message has these words
# All ```c blocks are one file of C99.
# A block ```text after the comment <!-- prints --> is what the program (int main) before it prints.
set -euo pipefail
usage="usage: tests/docs/code.sh <project> <page> <folder to work in>: compiles the C++ of a page, and runs what it shows the output of"
if [[ ${1:-} == -h || ${1:-} == --help ]]; then echo "$usage" && exit 0; fi
if (($# != 3)); then echo "code.sh: wrong number of words; $usage" >&2 && exit 2; fi
project=$1 page=$2 work=$3
compile=("${CXX:-g++}" -std=c++20 "-I$project/include" "-I$project/tests")
rm -rf "$work"
mkdir -p "$work"

# Each block becomes a file <number>.cpp, <number>.refused or <number>.prints; page.cpp has them all.
awk -v work="$work" -v page="$page" '
    BEGIN {
        start = "#include <fxact/fxact.hpp>\nusing namespace fxact;\n"
        all = work "/page.cpp"
        printf "%s", start >all
    }
    /^```/ && !inside {
        inside = 1
        kind = ""
        if ($0 == "```cpp") {
            kind = note ~ /^<!-- does not compile: .* -->$/ ? "refused" : note == "<!-- fragment -->" ? "fragment" : "code"
            file = work "/" (++blocks) (kind == "refused" ? ".refused" : ".cpp")
            if (kind == "refused") {
                words = note
                sub(/^<!-- does not compile: /, "", words)
                sub(/ -->$/, "", words)
                print words >(work "/" blocks ".words")
                printf "%s", start >file
            }
            text = "#line " (NR + 1) " \"" page "\"\n"
        } else if ($0 == "```c") {
            kind = "c"
            file = work "/" (++blocks) ".c"
            text = "#line " (NR + 1) " \"" page "\"\n"
        } else if (note == "<!-- prints -->") {
            kind = "prints"
            file = work "/" program ".prints"
            text = ""
        }
        next
    }
    /^```$/ && inside {
        inside = 0
        if (kind == "fragment") text = "inline void fragment_" blocks "() {\n" text "}\n"
        if (kind != "") printf "%s", text >file
        if (kind == "code" && text ~ /int main\(/) {
            program = blocks
            text = "#define main main_" blocks "\n" text "#undef main\n"
        }
        if (kind == "code" || kind == "fragment") printf "%s", text >all
        if (kind == "c") printf "%s", text >(work "/page.c")
        note = ""
        next
    }
    /^[ \t]+```cpp/ { print page ":" NR ": a block of C++ has to begin at the first column" >"/dev/stderr"; exit 1 }
    inside { text = text $0 "\n"; next }
    { note = $0 }
    END { if (inside) { print page ": a block has no end" >"/dev/stderr"; exit 1 } }
' "$project/$page"

faults=0
fault() {
    echo "$page: $*"
    faults=$((faults + 1))
}

"${compile[@]}" -Wno-return-type -fsyntax-only "$work/page.cpp" || fault "the blocks above do not compile"
if [[ -e $work/page.c ]]; then
    "${CC:-gcc}" -std=c99 -pedantic -Wall -Wextra -Werror "-I$project/include" -fsyntax-only "$work/page.c" ||
        fault "the blocks of C above do not compile"
fi
refused=0 printed=0
for words in "$work"/*.words; do
    if [[ ! -e $words ]]; then break; fi
    refused=$((refused + 1))
    block=${words%.words}
    if "${compile[@]}" -fsyntax-only -x c++ "$block.refused" 2>"$block.errors"; then
        fault "a block compiles that should not: $(sed -n 4p "$block.refused")"
    elif ! tr -d '\n' <"$block.errors" | grep -qF -e "$(<"$words")"; then
        fault "the compiler does not say \"$(<"$words")\": $(head -n 3 "$block.errors")"
    fi
done
for prints in "$work"/*.prints; do
    if [[ ! -e $prints ]]; then break; fi
    printed=$((printed + 1))
    block=${prints%.prints}
    if ! "${compile[@]}" -O1 "$block.cpp" -o "$block.program" || ! "$block.program" >"$block.printed"; then
        fault "the program does not compile by itself, or fails"
    elif ! diff "$prints" "$block.printed"; then
        fault "the program prints something else"
    fi
done
if ((faults)); then exit 1; fi
echo "$page: $(find "$work" -name '[0-9]*.c' -o -name '[0-9]*.cpp' | wc -l) blocks compile, $printed print what the page says, $refused are refused as it says"

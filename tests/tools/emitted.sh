#!/usr/bin/env bash
# Compiles what the tool writes for C99, C++11, Arduino and C++20, and compares each look-up with the tool's own list of results.
#   emitted.sh <fxact> <the project> <folder to work in> [full]
set -euo pipefail
tool=$1
project=$2
work=$3
tier=${4:-}
here=$project/tests/tools
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
work_in "$work"

# compare <what> <command...>: the command prints the results.
compare() {
    local what=$1
    shift
    if ! "$@" >found.csv; then fault "$what: the self-test fails"; fi
    if ! cmp -s found.csv table.csv; then fault "$what: $(diff table.csv found.csv | sed -n 2,4p | tr '\n' ' ')"; fi
}
codes() { # of table.csv: the macros that the driver needs
    local first second last type
    first=$(sed -n '1s/,.*//p' table.csv)
    second=$(sed -n '2s/,.*//p' table.csv)
    last=$(sed -n '$s/,.*//p' table.csv)
    type=$(sed -n 's/^static inline .* look_up(\(.*\) code)$/\1/p' c99.h)
    echo "-DTABLE=look_up -DIN=$type -DFIRST=(${first}LL) -DLAST=${last}LL -DSTRIDE=$((second - first))"
}

c99=(gcc -std=c99 -pedantic -Wall -Wextra -Wconversion -Werror)
cpp11=(g++ -std=c++11 -Wall -Wextra -Werror)
count=0
declare -A reached=()
while read -r wanted words; do
    if [[ $wanted == '#' || -z $wanted ]]; then continue; fi
    eval "request=($words)"
    count=$((count + 1))
    if ! "$tool" table "${request[@]}" --emit c99 -o c99.h --name look_up --results table.csv --json >table.json; then
        fault "no table: $words"
        continue
    fi
    if ! grep -q "\"interpolation\": \"$wanted\"" table.json; then fault "not $wanted: $words"; fi
    if grep -q '"symmetry": "odd"' table.json; then reached[odd]=1; fi
    if grep -q '"symmetry": "even"' table.json; then reached[even]=1; fi
    if grep -q leading_zeros c99.h; then reached[logarithmic]=1; fi
    if grep -q look_up_corrections c99.h; then reached[corrections]=1; fi
    if grep -q 'int64_t sum' c99.h; then reached[wide]=1; fi
    for kind in cpp11 arduino; do
        "$tool" table "${request[@]}" --emit $kind -o $kind.h --name look_up >/dev/null
    done
    read -ra macros <<<"$(codes)"
    # With all the warnings; undefined operations are faults in the full tier.
    sanitize=()
    if [[ $tier == full ]]; then sanitize=(-fsanitize=undefined -fno-sanitize-recover=all); fi
    "${c99[@]}" "${sanitize[@]}" "${macros[@]}" '-DHEADER="c99.h"' -I. "$here/driver.c" -o c99_driver
    compare "C99: $words" ./c99_driver
    "${c99[@]}" "${macros[@]}" '-DHEADER="arduino.h"' -I. "$here/driver.c" -o arduino_driver
    compare "Arduino: $words" ./arduino_driver
    "${cpp11[@]}" "${macros[@]}" '-DHEADER="cpp11.h"' -I. -x c++ "$here/driver.c" -o cpp11_driver
    compare "C++11: $words" ./cpp11_driver
    if [[ $tier == full ]]; then # a machine whose bytes are the other way round, and one whose int has 16 bits
        for other in s390x riscv64; do
            if ! command -v $other-linux-gnu-g++ >/dev/null || ! command -v qemu-$other-static >/dev/null; then continue; fi
            $other-linux-gnu-g++ -std=c++11 -x c++ -O1 -static "${macros[@]}" '-DHEADER="cpp11.h"' -I. "$here/driver.c" -o other_driver
            compare "$other: $words" qemu-$other-static ./other_driver
        done
        bytes=$(sed -n 's/^  "bytes": \(.*\),$/\1/p' table.json | head -n1)
        if ((bytes < 32768)) && command -v avr-gcc >/dev/null && command -v simavr >/dev/null; then # an array's limit there
            avr-gcc -mmcu=atmega2560 -std=gnu99 -Os -Wall -Wextra -Wconversion -Werror -DTABLE=look_up '-DHEADER="arduino.h"' -I. \
                "$here/avr.c" -o avr.elf
            timeout 600 simavr -m atmega2560 -f 16000000 avr.elf >avr.log 2>&1 || true
            grep -aq right avr.log || fault "AVR: $words"
        fi
    fi
done <"$here/tables.txt"

# The line of C++20 is the same table.
cpp20() {
    "$tool" table "$@" --emit cpp20 -o cpp20.hpp --name look_up --results table.csv >/dev/null
    g++ -std=c++20 -Wall -Wextra -Werror -I "$project/include" "$here/driver20.cpp" -o cpp20_driver -I.
    compare "C++20: $*" ./cpp20_driver
}
cpp20 --function 'leaky_relu(0.25)' --in q3.4 --out int8:0.05:-3
cpp20 --function 'x * tanh(softplus(x)) - 2 * 0.125 * select(x < 0, 1, x / 3)' --in q3.4 --out q3.4
if [[ $tier == full ]]; then
    cpp20 --function 'x * sigmoid(1.702 * x)' --in q3.12 --out q3.12 --max-error 0.75 --prefer size
    cpp20 --function sigmoid --in q3.12 --out q15 --exact
fi

for part in odd even logarithmic corrections wide; do
    if [[ -z ${reached[$part]:-} ]]; then fault "no request reaches a look-up that is $part"; fi
done
echo "$count requests, $faults faults"
((faults == 0 && count > 10))

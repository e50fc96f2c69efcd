#!/usr/bin/env bash
# Wrong words get one line that says what is wrong (and a caret, in a formula) and exit status 2; a request that no table meets gets
# one line and 1.
#   words.sh <fxact> <folder to work in>
set -euo pipefail
tool=$1
work=$2
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
work_in "$work"

# refuses <status> <lines on stderr> <words of the first line> <argument...>
refuses() {
    local wanted=$1 lines=$2 words=$3 status=0
    shift 3
    "$tool" "$@" >out 2>err </dev/null || status=$?
    if ((status != wanted || $(wc -l <err) != lines)) || ! head -n1 err | grep -qF -- "$words"; then
        fault "fxact ${*:0:9}: exit status $status, $(head -c 300 err)"
    fi
}
line() { refuses 2 1 "$@"; }
table() { refuses 2 1 "$1" table --function "${2:-sigmoid}" --in "${3:-q3.12}" --out "${4:-q15}" "${@:5}"; }
formula() { refuses 2 3 "$1" table --function "$2" --in q3.12 --out q15; }

# ---- commands and options
line 'A subcommand is required'
line 'did you mean `fxact table`' tabel
line 'there is no `fxact zzzzzzzzz`' zzzzzzzzz
line '--function is required' table
line '--in is required' table --function sigmoid
line 'not expected: --bogus' table --function sigmoid --in q3.12 --out q15 --bogus
line 'file is required' check
line 'cannot be read: No such file' check nowhere.h
line 'is a directory' check .
line 'for formats of 8 bits' lut8 --function sigmoid --in q3.12 --out q7

# ---- formats
line 'the format is empty' table --function sigmoid --in '' --out q15
table 'no format "q"' sigmoid q
table 'no format "float"' sigmoid float
table '17 bits with its sign, and a format has 8, 16 or 32; write q3.12' sigmoid q3.13
table 'no format "q-3.12"' sigmoid q-3.12
table '9 bits, and' sigmoid uq1.8
table 'no integer "int12"' sigmoid int12:0.1:0
table 'needs a scale and a zero point' sigmoid int8
table 'needs a scale and a zero point' sigmoid int8:0.1
for scale in nan inf -1 0 1e400 1e-400 '' 0.1x; do table 'a finite number above 0' sigmoid "int8:$scale:0"; done
for zero in 128 -129 1.5 nan '' 1e99; do table 'must be an integer from -128 to 127' sigmoid "int8:0.1:$zero"; done
table 'must have a sign' sigmoid uq4.28
table 'needs an output format of 8 or 16' sigmoid q4.27 q31

# ---- formulas
formula 'the function is empty' ''
formula 'did you mean sigmoid?' 'x * sigmod(x)'
formula 'larger than any double' '1e999'
formula 'at most 200 levels' "$(printf '(%.0s' {1..30000})"
formula 'at most 200 levels' "$(printf 'x+%.0s' {1..30000})x"
formula 'pow(x, 2) or square(x)' 'x^2'
if ! grep -qxF '   ^' err; then fault "the caret is not below the ^: $(cat err)"; fi

# ---- what is asked for
for error in 0 -1 nan inf x ''; do
    if [[ -n $error ]]; then table 'a number above 0, in LSB' sigmoid q3.12 q15 --max-error "$error"; fi
done
for bytes in -3 0 1.5 1e30 x; do table 'an integer from 1 to' sigmoid q3.12 q15 --max-bytes "$bytes"; done
table '--domain is written low:high' sigmoid q3.12 q15 --domain 2
table 'low must not be above high' sigmoid q3.12 q15 --domain 2:-2
table 'reaches outside' sigmoid q3.12 q15 --domain=-80:2
table 'leave --max-error out' sigmoid q3.12 q15 --exact --max-error 1
table 'balanced, size, speed' sigmoid q3.12 q15 --prefer fast
table '--interpolation is one of' sigmoid q3.12 q15 --interpolation cubic
table 'excludes' sigmoid q3.12 q15 --monotone --any-order
table 'c99, cpp11, arduino, cpp20, json' sigmoid q3.12 q15 --emit c89
table '-o needs --emit' sigmoid q3.12 q15 -o x
for name in 'a b' 1st _a a__b int "$(printf 'a%.0s' {1..61})" 'a;b' 'ä'; do
    table 'must be an identifier' sigmoid q3.12 q15 --emit c99 --name "$name"
done
table 'cannot be written: No such file' sigmoid q3.12 q15 --emit c99 -o nowhere/x.h
table 'cannot be written: No such file' sigmoid q3.12 q15 --plot nowhere/x.svg

# ---- no such table
unmet() { refuses 1 1 "$1" table --function "$2" --in q3.12 --out q15 "${@:3}"; }
unmet 'no table meets the request' sigmoid --max-error 0.001
unmet 'no table meets the request' sigmoid --max-error 0.6 --max-bytes 10
unmet 'leave --monotone out' sin --monotone
unmet 'no value at some code' 'log(x)'
unmet 'no polynomial comes near' 'sin(1000 * x)'
"$tool" table --function sigmoid --in q3.12 --out q15 --max-error 0.001 --emit c99 -o unmet.h >/dev/null 2>&1 || true
if [[ -e unmet.h ]]; then fault 'a table that does not meet the request is written'; fi

# ---- what is right
# prints <a line's beginning> <argument...>
prints() {
    "$tool" "${@:2}" >out || fault "fxact ${*:2}: exit status $?"
    grep -q -- "$1" out || fault "fxact ${*:2} does not print $1"
}
prints 'activations  *list the functions' --help
prints '^leaky_relu(negative_slope = 0.01)' activations
prints '"name": "leaky_relu"' activations --json
prints '^    10, 13, 16, 19, 22' lut8 --function sigmoid --in int8:0.05:-3 --out int8:0.00390625:-128
prints '"lut8":\[10,13,16,19,22' lut8 --json --function sigmoid --in int8:0.05:-3 --out int8:0.00390625:-128
prints '^[*]  *20 ' table --function 'abs(x - 0.3) + abs(x + 1.7)' --in q3.12 --out q7.8 --max-error 0.75 --plot kinks.svg
grep -q '</svg>' kinks.svg || fault 'no plot'
echo "$faults faults"
((faults == 0))

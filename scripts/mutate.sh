#!/usr/bin/env bash
# Plants small faults in a copy of the library, and reports the share of them that the tests catch.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib/common.sh

usage="usage: scripts/mutate.sh [option...]
  no option       some 400 mutants of the library, tried by the tests of the default tier; two to three hours of one core
  --planted       the five faults of tests/mutation/planted.txt; the tests of the quick tier must catch all of them
  --resume        goes on where the last run stopped; tries survivors again by the tests that have changed
  --thorough      tries each survivor by all tests; without it, by those worth 60 seconds
  --jobs <n>      so many at once; 1 without it
  --count <n>     about so many mutants, two of each header at least; 340 without it
  --only <regex>  only mutants whose header, line, kind or change fit, as --list prints them
  --least <n>     fails below so many percent; 90 without it
  --list          prints the mutants, and does nothing else
  --write         writes the report to docs/mutation.md, too
The report is build/mutation/report.md. Mutants that compute the same are listed in tests/mutation/equivalent.txt."
help_if_asked "$@"

# value <option> <pattern> <what> <word...>: the word after an option must fit.
value() {
    if (($# < 4)) || ! [[ $4 =~ $2 ]]; then wrong_words "'$1' needs $3"; fi
}
list='' planted='' jobs=0
words=("$@")
while (($#)); do
    case $1 in
    --planted) planted=1 ;;
    --resume | --thorough | --write) ;;
    --list) list=1 ;;
    --jobs) value "$1" '^[1-9][0-9]?$' "a number" "${@:2:1}" && shift && jobs=2 ;;
    --count) value "$1" '^[1-9][0-9]{0,4}$' "a number" "${@:2:1}" && shift ;;
    --least) value "$1" '^[0-9]{1,3}([.][0-9]+)?$' "a number" "${@:2:1}" && shift ;;
    --only) value "$1" . "a regular expression" "${@:2:1}" && shift ;;
    *) wrong_words "'$1' is not an option" ;;
    esac
    shift
done
if [[ $planted ]] && ((${#words[@]} > 1 + jobs)); then wrong_words "'--planted' goes with --jobs only"; fi

if [[ ! $list ]]; then install_missing "${for_mutate[@]}"; fi
exec python3 -B tests/mutation/run.py "${words[@]}"
